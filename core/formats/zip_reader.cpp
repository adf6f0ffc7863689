// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formats/zip_reader.h"

#include "core/project/item.h"

#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>

#include <zip.h>

#include <algorithm>

namespace glossa::formats {

namespace {

constexpr std::int64_t largestRatio = 200;
constexpr std::int64_t largestTotal = 4LL * 1024 * 1024 * 1024;
constexpr std::int64_t alwaysAllowed = 1024 * 1024; // a short text of one letter compresses better than 1:200
constexpr std::uint32_t fileTypeMask = 0170000;     // of Unix modes, as archives hold them
constexpr std::uint32_t symbolicLink = 0120000;

bool isLink(zip_t *archive, zip_uint64_t index)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0)
        return false;
    return system == ZIP_OPSYS_UNIX && ((attributes >> 16) & fileTypeMask) == symbolicLink;
}

/// The code pages of DOS and Windows in which archives without UTF-8 names are written, the most common
/// first.
constexpr const char *codePages[] = {
    "IBM850",       "windows-1252", "IBM852",       "windows-1250", "IBM866", "windows-1251", "IBM857",
    "windows-1254", "IBM737",       "windows-1253", "Shift_JIS",    "GBK",    "Big5",         "EUC-KR"};

/// The zip specification allows only `/`, but tools of Windows write `\`.
QString plainSeparators(QString name)
{
    return name.replace(u'\\', u'/');
}

/// Decodes a name. Returns nothing if the bytes are no text in this encoding.
QString decoded(const QByteArray &bytes, const char *encoding)
{
    QStringDecoder decode(encoding);
    const QString text = decode.isValid() ? QString(decode(bytes)) : QString();
    return decode.hasError() ? QString() : text;
}

/// Names a method that Glossa cannot unpack as the tools call it that pack with it.
Message packedWith(zip_uint16_t method)
{
    constexpr zip_uint16_t zstandard = 93;
    switch (method) {
    case ZIP_CM_LZMA:
        return {Phrase::PackedWith, "LZMA"};
    case ZIP_CM_DEFLATE64:
        return {Phrase::PackedWith, "Deflate64"};
    case ZIP_CM_XZ:
        return {Phrase::PackedWith, "XZ"};
    case zstandard:
        return {Phrase::PackedWith, "Zstandard"};
    default:
        return {Phrase::PackedWithMethod, method};
    }
}

} // namespace

/// Reads the unpacked bytes of one member.
class MemberInput final : public ByteInput {
public:
    MemberInput(ZipReader &reader, QString name, zip_file_t *file, const zip_stat_t &stat,
                std::int64_t archiveSize)
        : m_reader(reader)
        , m_name(std::move(name))
        , m_file(file)
        , m_index(static_cast<std::size_t>(stat.index))
        , m_size(static_cast<std::int64_t>(stat.size))
        // The stored size is only a claim; no member is larger than the archive.
        , m_packed(std::min(static_cast<std::int64_t>(stat.comp_size), archiveSize))
    {
    }
    ~MemberInput() override { zip_fclose(m_file); }

    Result<std::int64_t> read(char *to, std::int64_t max) override
    {
        const zip_int64_t got = zip_fread(m_file, to, static_cast<zip_uint64_t>(max));
        if (got < 0)
            return fail(ErrorCode::UnreadableFile, zip_file_strerror(m_file), {}, {},
                        m_reader.pathOf(m_name));
        m_out += got;
        if (const auto allowed = m_reader.count(m_index, m_out, m_packed); !allowed) {
            Error error = allowed.error();
            error.file = m_reader.m_path.toStdString();
            error.place = m_name.toStdString();
            return fail(std::move(error));
        }
        return got;
    }

    [[nodiscard]] std::int64_t size() const override { return std::max<std::int64_t>(m_size, 0); }

private:
    ZipReader &m_reader;
    QString m_name;
    zip_file_t *m_file;
    std::size_t m_index;
    std::int64_t m_size;
    std::int64_t m_packed;
    std::int64_t m_out = 0;
};

ZipReader::ZipReader(zip *archive, QString path) : m_archive(archive), m_path(std::move(path)) {}

ZipReader::~ZipReader()
{
    zip_discard(m_archive);
}

std::string ZipReader::pathOf(const QString &member) const
{
    return (m_path + u'/' + member).toStdString();
}

Result<std::shared_ptr<ZipReader>> ZipReader::open(const QString &path)
{
    int code = 0;
    zip_t *archive = zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, &code);
    if (!archive) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        std::string detail = zip_error_strerror(&error);
        zip_error_fini(&error);
        const bool broken = code == ZIP_ER_NOZIP || code == ZIP_ER_INCONS;
        return fail(broken ? ErrorCode::Malformed : ErrorCode::UnreadableFile, std::move(detail), {},
                    Phrase::AZipArchive, path.toStdString());
    }
    std::shared_ptr<ZipReader> reader(new ZipReader(archive, path));
    if (const auto listed = reader->list(); !listed)
        return fail(listed.error());
    return reader;
}

Status ZipReader::list()
{
    const auto entries =
        static_cast<zip_uint64_t>(std::max<zip_int64_t>(zip_get_num_entries(m_archive, 0), 0));
    m_out.resize(static_cast<std::size_t>(entries));
    for (zip_uint64_t i = 0; i < entries; ++i) {
        const char *raw = zip_get_name(m_archive, i, ZIP_FL_ENC_RAW);
        const QByteArray bytes(raw ? raw : "");
        QString name = decoded(bytes, "UTF-8");
        if (name.isNull() && !bytes.isEmpty()) {
            const char *guessed = zip_get_name(m_archive, i, ZIP_FL_ENC_GUESS);
            name = QString::fromUtf8(guessed ? guessed : "");
            m_codePage.insert(plainSeparators(name), bytes);
        }
        name = plainSeparators(name);
        const std::string file = m_path.toStdString();
        if (!project::isSafePath(name))
            return fail(ErrorCode::UnsafePath, {}, name.toStdString(), Phrase::NamesInsideTheArchive, file);
        if (isLink(m_archive, i))
            return fail(ErrorCode::UnsafePath, {}, name.toStdString(), Phrase::FilesNotLinks, file);
        if (name.endsWith(u'/'))
            continue;
        if (m_index.contains(name))
            return fail(ErrorCode::DuplicateName, {}, name.toStdString(), Phrase::EachNameOnce, file);
        m_index.insert(name, i);
        if (isShown(name))
            m_members << name;
    }
    return {};
}

QStringList ZipReader::otherReadings(const QString &member) const
{
    QStringList readings;
    const auto bytes = m_codePage.constFind(member);
    if (bytes == m_codePage.constEnd())
        return readings;
    for (const char *page : codePages)
        if (const QString reading = decoded(*bytes, page); !reading.isEmpty())
            readings << reading;
    return readings;
}

Status ZipReader::count(std::size_t index, std::int64_t bytesOut, std::int64_t bytesIn)
{
    if (bytesOut > m_out[index]) {
        m_totalOut += bytesOut - m_out[index];
        m_out[index] = bytesOut;
    }
    if (bytesOut > alwaysAllowed && bytesOut / largestRatio > bytesIn)
        return fail(ErrorCode::ZipBomb, {}, {}, Phrase::Growth200Fold);
    if (m_totalOut > largestTotal)
        return fail(ErrorCode::ZipBomb, {}, {}, Phrase::AtMost4GibInAll);
    return {};
}

Result<std::unique_ptr<ByteInput>> ZipReader::openMember(const QString &member)
{
    const auto found = m_index.constFind(member);
    if (found == m_index.constEnd())
        return fail(ErrorCode::NotFound, {}, member.toStdString(), {}, m_path.toStdString());
    zip_stat_t stat;
    zip_stat_init(&stat);
    zip_file_t *file = nullptr;
    if (zip_stat_index(m_archive, found.value(), 0, &stat) == 0) {
        if (stat.encryption_method != ZIP_EM_NONE)
            return fail(ErrorCode::UnreadableFile, Phrase::ItIsEncrypted, {}, Phrase::ArchiveWithoutPassword,
                        pathOf(member));
        if (zip_compression_method_supported(stat.comp_method, 0) == 0)
            return fail(ErrorCode::UnreadableFile, packedWith(stat.comp_method), {},
                        Phrase::PackedWithDeflate, pathOf(member));
        file = zip_fopen_index(m_archive, found.value(), 0);
    }
    if (!file)
        return fail(ErrorCode::UnreadableFile, zip_strerror(m_archive), {}, {}, pathOf(member));
    return std::make_unique<MemberInput>(*this, member, file, stat, QFileInfo(m_path).size());
}

} // namespace glossa::formats
