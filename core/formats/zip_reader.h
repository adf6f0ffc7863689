// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/byte_input.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

struct zip;

namespace glossa::formats {

/// An archive that is not trusted. Opening it refuses names that lead out of it and links (UnsafePath) and
/// names that come twice (DuplicateName); reading refuses members that grow more than 200-fold and archives
/// that grow beyond 4 GiB (ZipBomb), counted by what really comes out.
class ZipReader {
public:
    [[nodiscard]] static Result<std::shared_ptr<ZipReader>> open(const QString &path);
    ~ZipReader();
    ZipReader(const ZipReader &) = delete;
    ZipReader &operator=(const ZipReader &) = delete;

    /// Files, without folders, in the archive's order.
    [[nodiscard]] const QStringList &members() const { return m_members; }
    [[nodiscard]] bool contains(const QString &member) const { return m_index.contains(member); }
    /// NotFound, UnreadableFile (damaged, encrypted). The reader must outlive the input.
    [[nodiscard]] Result<std::unique_ptr<ByteInput>> openMember(const QString &member);
    [[nodiscard]] std::string pathOf(const QString &member) const;

private:
    friend class MemberInput;
    ZipReader(zip *archive, QString path);
    Status list();
    Status count(std::size_t index, std::int64_t bytesOut, std::int64_t bytesIn);

    zip *m_archive;
    QString m_path;
    QStringList m_members;
    QHash<QString, std::uint64_t> m_index;
    std::vector<std::int64_t> m_out; // the most that came out of each entry: a second reading costs nothing
    std::int64_t m_totalOut = 0;
};

} // namespace glossa::formats
