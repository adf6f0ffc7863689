// SPDX-License-Identifier: GPL-3.0-or-later
//
// A column file has a line for each token with its tag. Columns are separated by tabs or, in a line without
// tabs, by blanks. An empty line ends an item, and so does a line that begins with -DOCSTART-. Comments may
// stand before a sentence: lines that begin with # and a blank or a tab and are not a token with its tag in
// as many columns as the tokens have. The file holds no text; the text is made by joining the tokens with one
// blank. A sentence of O only is labeled, too, as a column file says of each token what it is.
#include "core/formats/conll_writer.h"
#include "core/formats/intake.h"
#include "core/formats/line_reader.h"
#include "core/formats/makers.h"
#include "core/formats/table_peek.h"
#include "core/formats/tags.h"

#include <algorithm>

namespace glossa::formats {

namespace {

constexpr qsizetype longestItem = qsizetype{32} * 1024 * 1024; // UTF-16 units
constexpr std::string_view documentMark = "-DOCSTART-";

/// The columns that hold token and tag; -1 stands for the last one.
struct Columns {
    int token = 0;
    int tag = -1;
};

Result<Columns> columnsFrom(const QStringList &names)
{
    if (names.isEmpty())
        return Columns{};
    Columns columns{-1, -1};
    for (int i = 0; i < names.size(); ++i) {
        const QString name = names.at(i).toLower();
        if (QStringList{QStringLiteral("token"), QStringLiteral("word"), QStringLiteral("form"),
                        QStringLiteral("text")}
                .contains(name))
            columns.token = i;
        else if (QStringList{QStringLiteral("tag"), QStringLiteral("label"), QStringLiteral("ner"),
                             QStringLiteral("entity")}
                     .contains(name))
            columns.tag = i;
    }
    if (columns.token < 0 || columns.tag < 0)
        return fail(ErrorCode::InvalidArgument, names.join(u',').toStdString(), "columns",
                    Phrase::ColumnsTokenAndTag);
    return columns;
}

std::vector<std::string_view> fieldsOf(std::string_view line)
{
    std::vector<std::string_view> fields;
    if (line.find('\t') != std::string_view::npos) {
        for (std::size_t begin = 0; begin <= line.size();) {
            const std::size_t end = std::min(line.find('\t', begin), line.size());
            fields.push_back(line.substr(begin, end - begin));
            begin = end + 1;
        }
        return fields;
    }
    for (std::size_t at = 0; (at = line.find_first_not_of(' ', at)) != std::string_view::npos;) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        fields.push_back(line.substr(at, end - at));
        at = end;
    }
    return fields;
}

/// One line of the file, understood.
struct Row {
    enum class Kind : std::uint8_t { Blank, Mark, Token, Bad };
    Kind kind = Kind::Blank;
    std::string_view token;
    Tag tag;
    Error error; // Bad
};

Row bad(std::uint64_t line, ErrorCode code, Message expected, std::string_view found)
{
    return {Row::Kind::Bad, {}, {}, {code, {}, linePlace(line), std::move(expected), std::string(found)}};
}

bool isBlank(const Line &line)
{
    return line.text.find_first_not_of(" \t") == std::string::npos;
}

Row understand(const Line &line, const Columns &columns)
{
    if (const auto good = checkLine(line); !good)
        return {Row::Kind::Bad, {}, {}, good.error()};
    if (isBlank(line))
        return {};
    const std::vector<std::string_view> fields = fieldsOf(line.text);
    if (fields.front() == documentMark)
        return {Row::Kind::Mark, {}, {}, {}};
    const std::size_t token = static_cast<std::size_t>(columns.token);
    const std::size_t tag = columns.tag < 0 ? fields.size() - 1 : static_cast<std::size_t>(columns.tag);
    if (tag >= fields.size() || token >= fields.size() || tag == token)
        return bad(line.number, ErrorCode::Malformed, Phrase::ATokenAndATag, line.text);
    if (fields[token].empty())
        return bad(line.number, ErrorCode::BadValue, Phrase::AToken, line.text);
    auto parsed = parseTag(fields[tag]);
    if (!parsed)
        return bad(line.number, ErrorCode::BadValue, Phrase::ATag, fields[tag]);
    return {Row::Kind::Token, fields[token], std::move(*parsed), {}};
}

bool looksLikeComment(std::string_view line)
{
    return line == "#" || line.starts_with("# ") || line.starts_with("#\t");
}

/// Tells comments from tokens that are a # by what the tokens of the file look like.
class CommentFinder {
public:
    /// Learns from a line of the first reading.
    void learn(const Line &line, const Row &row)
    {
        if (!m_shape && row.kind == Row::Kind::Token && !looksLikeComment(line.text))
            m_shape = shapeOf(line.text);
    }

    /// Must be called for every line in turn. Returns true if it is a comment.
    bool isComment(const Line &line, const Row &row)
    {
        const bool token = row.kind == Row::Kind::Token && (!m_shape || *m_shape == shapeOf(line.text));
        const bool comment = m_betweenSentences && looksLikeComment(line.text) && !token && !line.tooLong &&
                             !line.loneSurrogate;
        m_betweenSentences = comment || row.kind == Row::Kind::Blank || row.kind == Row::Kind::Mark;
        return comment;
    }

private:
    struct Shape {
        bool tabs = false;
        std::size_t columns = 0;
        bool operator==(const Shape &) const = default;
    };

    static Shape shapeOf(std::string_view line)
    {
        return {line.find('\t') != std::string_view::npos, fieldsOf(line).size()};
    }

    std::optional<Shape> m_shape; // of the tokens' lines
    bool m_betweenSentences = true;
};

/// Makes items of rows.
class ItemMaker {
public:
    ItemMaker(Intake &intake, TagScheme scheme) : m_intake(intake), m_scheme(scheme) {}

    Status add(const Row &row, std::uint64_t line, bool blankEnds)
    {
        switch (row.kind) {
        case Row::Kind::Mark:
            return finish();
        case Row::Kind::Blank:
            closeSentence(line);
            return blankEnds ? finish() : Status{};
        case Row::Kind::Bad:
            begin(line);
            if (!m_error)
                m_error = row.error;
            return {};
        case Row::Kind::Token:
            begin(line);
            if (!m_error)
                addToken(row, line);
            return {};
        }
        return {};
    }

    Status finish()
    {
        if (m_firstLine == 0)
            return {};
        closeSentence(m_lastLine + 1);
        const Message place = linePlace(m_firstLine);
        m_firstLine = 0;
        project::Item item = std::exchange(m_item, {});
        std::vector<Error> warnings = std::exchange(m_warnings, {});
        const auto here = [&place](std::optional<std::size_t>, std::string_view) { return place; };
        if (!m_error) {
            if (const auto good = checkLabels(item, here, warnings); !good)
                m_error = good.error();
        }
        if (const auto error = std::exchange(m_error, std::nullopt)) {
            m_intake.refuse(*error);
            return {};
        }
        item.language = m_intake.options().language;
        item.done = true;
        return m_intake.item(std::move(item), std::move(warnings), here);
    }

private:
    void begin(std::uint64_t line)
    {
        if (m_firstLine == 0)
            m_firstLine = line;
        m_lastLine = line;
    }

    void addToken(const Row &row, std::uint64_t line)
    {
        if (m_item.text.size() > longestItem) {
            m_error = Error{ErrorCode::TooLarge,
                            {},
                            linePlace(line),
                            {Phrase::ItemsOfAtMost, longestItem * 2 / (1024 * 1024)},
                            {}};
            return;
        }
        if (!m_item.text.isEmpty())
            m_item.text += u' ';
        const auto place = static_cast<std::int32_t>(m_item.text.size());
        m_item.text += toQString(row.token);
        const auto end = static_cast<std::int32_t>(m_item.text.size());
        noteRepair(row.tag, line);
        if (beginsSpan(m_before, row.tag))
            m_item.labels.push_back({toQString(row.tag.type), {place, end - place}, 0, {}});
        else if (row.tag.prefix != 'O')
            m_item.labels.back().span.length = end - m_item.labels.back().span.begin;
        m_before = row.tag;
    }

    /// Ends a sentence, which closes an open span.
    void closeSentence(std::uint64_t line)
    {
        noteRepair({}, line);
        m_before = {};
    }

    void noteRepair(const Tag &tag, std::uint64_t line)
    {
        if (!m_error && isRepair(m_scheme, m_before, tag))
            m_warnings.push_back({ErrorCode::BadValue,
                                  {},
                                  linePlace(line),
                                  Phrase::ATagThatMayFollow,
                                  tag.prefix == 'O' ? "O" : std::string(1, tag.prefix) + '-' + tag.type});
    }

    Intake &m_intake;
    TagScheme m_scheme;
    project::Item m_item;
    std::vector<Error> m_warnings;
    std::optional<Error> m_error;
    Tag m_before;
    std::uint64_t m_firstLine = 0; // 0 = no item has begun
    std::uint64_t m_lastLine = 0;
};

class Conll final : public Format {
public:
    [[nodiscard]] QString id() const override { return QStringLiteral("conll"); }
    [[nodiscard]] QStringList suffixes() const override
    {
        return {QStringLiteral("conll"), QStringLiteral("bio"), QStringLiteral("iob"), QStringLiteral("tsv"),
                QStringLiteral("txt")};
    }
    [[nodiscard]] bool canRead() const override { return true; }
    [[nodiscard]] bool canWrite() const override { return true; }
    [[nodiscard]] bool hasColumns() const override { return true; }
    [[nodiscard]] std::vector<project::ProjectKind> kinds() const override
    {
        return {project::ProjectKind::CustomEntityRecognition, project::ProjectKind::Conversation};
    }

    [[nodiscard]] int sniff(const QByteArray &head, const QString &path) const override;
    Result<ReadReport> read(const QString &path, const ReadOptions &options, ItemSink &sink) const override;
    [[nodiscard]] Result<std::optional<TablePeek>> peek(const QString &path) const override;
    Status write(const QString &path, const WriteOptions &options, ItemSource &source) const override
    {
        return writeConll(path, options, source);
    }
    [[nodiscard]] Unheld unheld(const project::Item &item) const override { return unheldByConll(item); }
};

int Conll::sniff(const QByteArray &head, const QString &path) const
{
    const std::string text = decodeHead({head.constData(), static_cast<std::size_t>(head.size())});
    MemoryInput input(text);
    LineReader lines(input);
    int tokens = 0;
    int others = 0;
    Line line;
    for (int i = 0; i < 200; ++i) {
        const auto more = lines.next(line);
        if (!more || !*more)
            break;
        const Row row = understand(line, {});
        if (looksLikeComment(line.text))
            continue;
        tokens += row.kind == Row::Kind::Token ? 1 : 0;
        others += row.kind == Row::Kind::Bad ? 1 : 0;
    }
    if (tokens < 2 || others * 10 > tokens)
        return 0;
    return path.endsWith(QStringLiteral(".conll"), Qt::CaseInsensitive) ? 95 : 80;
}

Result<std::optional<TablePeek>> Conll::peek(const QString &path) const
{
    const auto input = openFile(path);
    if (!input)
        return fail(input.error());
    LineReader lines(**input);
    std::vector<QStringList> rows;
    Line line;
    while (rows.size() < peekedRows) {
        const auto more = lines.next(line);
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
        if (!checkLine(line) || isBlank(line))
            continue;
        QStringList cells;
        for (const std::string_view field : fieldsOf(line.text))
            cells << toQString(field).left(peekedCell);
        if (cells.front() != QLatin1String(documentMark.data(), documentMark.size()))
            rows.push_back(std::move(cells));
    }
    return std::optional(peekTokens(std::move(rows)));
}

Result<ReadReport> Conll::read(const QString &path, const ReadOptions &options, ItemSink &sink) const
{
    const auto columns = columnsFrom(options.columns);
    if (!columns)
        return fail(columns.error());
    Intake intake(path, options, sink);
    TagSurvey survey;
    CommentFinder comments;
    // The scheme shows only in the whole file, so the file is read twice. Faults of the encoding show in the
    // first reading.
    for (const bool second : {false, true}) {
        const auto input = openFile(path);
        if (!input)
            return fail(input.error());
        const auto size = static_cast<double>(std::max<std::int64_t>((*input)->size(), 1));
        LineReader lines(**input);
        ItemMaker items(intake, survey.scheme());
        Tag before;
        Line line;
        Status status;
        bool header = options.firstRowIsHeader.value_or(false);
        while (status) {
            const auto more = lines.next(line);
            if (!more)
                return fail(intake.located(more.error()));
            if (!*more)
                break;
            if (header && !isBlank(line)) {
                header = false;
                continue;
            }
            Row row = understand(line, *columns);
            if (second) {
                if (!comments.isComment(line, row))
                    status = items.add(row, line.number, !options.wholeDocuments);
            } else if (comments.learn(line, row); !looksLikeComment(line.text)) {
                survey.add(before, row.tag);
                before = std::move(row.tag);
            }
            if (status && line.number % 4096 == 0)
                status =
                    intake.progress((second ? 0.5 : 0.0) + static_cast<double>(lines.bytesRead()) / size / 2);
        }
        if (status)
            status = items.finish();
        if (!status)
            return fail(intake.located(status.error()));
    }
    auto report = intake.finish();
    if (report && report->read == 0)
        return fail(
            intake.located({ErrorCode::Malformed, {}, {}, Phrase::ATokenAndATag, Phrase::NoSentences}));
    return report;
}

} // namespace

std::unique_ptr<Format> makeConll()
{
    return std::make_unique<Conll>();
}

} // namespace glossa::formats
