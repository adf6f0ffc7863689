// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/formats/file_set.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

struct zip;

namespace glossa::formats {

/// Reads an archive that is not trusted. Opening it refuses names that lead out of it and links (UnsafePath),
/// and names that occur twice (DuplicateName). Reading refuses members that grow more than 200-fold and
/// archives that grow beyond 4 GiB (ZipBomb). What counts is what really comes out.
///
/// Names are UTF-8 if their bytes are valid UTF-8. Else they are in a code page that the archive does not
/// name. A member is then called by code page 437, which the zip specification names, and otherReadings()
/// returns the other readings.
class ZipReader final : public FileSet {
public:
    [[nodiscard]] static Result<std::shared_ptr<ZipReader>> open(const QString &path);
    ~ZipReader() override;

    /// Returns the names of the members in the order of the archive.
    [[nodiscard]] QStringList members() override { return m_members; }
    [[nodiscard]] bool contains(const QString &member) override { return m_index.contains(member); }
    /// Opens a member. Returns NotFound, or UnreadableFile if it is damaged, encrypted or packed with a
    /// method that is not supported.
    [[nodiscard]] Result<std::unique_ptr<ByteInput>> openMember(const QString &member) override;
    [[nodiscard]] std::string pathOf(const QString &member) const override;
    [[nodiscard]] QStringList otherReadings(const QString &member) const override;

private:
    friend class MemberInput;
    ZipReader(zip *archive, QString path);
    Status list();
    Status count(std::size_t index, std::int64_t bytesOut, std::int64_t bytesIn);

    zip *m_archive;
    QString m_path;
    QStringList m_members;
    QHash<QString, std::uint64_t> m_index;
    QHash<QString, QByteArray> m_codePage; // names in an unknown code page, as they stand in the archive
    std::vector<std::int64_t> m_out; // the most that came out of each entry: a second reading costs nothing
    std::int64_t m_totalOut = 0;
};

} // namespace glossa::formats
