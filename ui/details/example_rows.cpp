// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/example_rows.h"

#include "ui/theme/heat.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace glossa::details {

using theme::px;

namespace {

struct ExampleWords {
    Q_DECLARE_TR_FUNCTIONS(ExampleRows)
};

// As many characters are told or shown as tip; a row shows what it has room for.
constexpr int toldLength = 150;

/// About as many fit into a width; what does not fit after all is cut by the painter.
int lengthFor(int width)
{
    const QFontMetrics metrics(theme::contentFont(13, {}));
    constexpr double narrow = 0.85; // the letters of words are narrower than the mean of the face
    return std::max(24, static_cast<int>(width / (narrow * std::max(1, metrics.averageCharWidth()))));
}

/// The stretch of an item that its row shows.
text::Utf16Span windowOf(const evaluate::Outcome &outcome, const evaluate::ExampleRef &example,
                         int shownLength)
{
    const auto size = static_cast<std::int32_t>(outcome.text.size());
    std::int32_t at = 0;
    // Places among classes are none in the text.
    const auto among = [](int place, const std::vector<evaluate::CategorySpan> &spans) {
        return place >= 0 && place < static_cast<int>(spans.size());
    };
    if (among(example.expected, outcome.expected))
        at = outcome.expected[static_cast<std::size_t>(example.expected)].span.begin;
    else if (among(example.predicted, outcome.predicted))
        at = outcome.predicted[static_cast<std::size_t>(example.predicted)].span.begin;
    std::int32_t begin = size <= shownLength || at < shownLength / 2 ? 0 : at - shownLength / 4;
    std::int32_t end = std::min(size, begin + shownLength);
    // Words stay whole where one ends near the edge.
    constexpr std::int32_t near = 24;
    const auto isSpace = [&outcome](std::int32_t place) {
        return QChar::isSpace(outcome.text[static_cast<std::size_t>(place)]);
    };
    for (std::int32_t i = begin; begin > 0 && i < std::min(begin + near, at); ++i) {
        if (isSpace(i)) {
            begin = i + 1;
            break;
        }
    }
    for (std::int32_t i = end; end < size && i > std::max(end - near, begin); --i) {
        if (isSpace(i)) {
            end = i;
            break;
        }
    }
    if (begin > 0 && QChar::isLowSurrogate(outcome.text[static_cast<std::size_t>(begin)]))
        --begin;
    return {begin, end - begin};
}

/// Units that stand before the stretch in its row: an ellipsis where the text goes on to the left.
std::int32_t leadOf(const text::Utf16Span &window)
{
    return window.begin > 0 ? 1 : 0;
}

/// `about` is the place of the one that the row is about among the spans; -1 if it is about the whole text.
std::vector<widgets::SpanMark> marksOf(const workspace::EvaluationReport &view,
                                       const std::vector<evaluate::CategorySpan> &spans, int about,
                                       bool othersFaint, const text::Utf16Span &window,
                                       widgets::SpanLook look)
{
    std::vector<widgets::SpanMark> marks;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        const evaluate::CategorySpan &span = spans[i];
        if (!window.contains(span.span))
            continue;
        widgets::SpanMark mark;
        mark.span = {span.span.begin - window.begin + leadOf(window), span.span.length};
        mark.caption = QString::fromStdString(view.outcomes.entities[span.category]);
        mark.key = view.key(evaluate::JudgedKind::Entity, span.category);
        mark.slot = std::max(0, view.slot(evaluate::JudgedKind::Entity, span.category));
        mark.look = look;
        mark.faint = othersFaint && static_cast<int>(i) != about;
        marks.push_back(std::move(mark));
    }
    return marks;
}

/// A document stands in a row for each of its errors, so its row says which one it is about.
bool isAboutOneSpan(const evaluate::Outcome &outcome, const evaluate::ExampleRef &example)
{
    return !outcome.expectedIntent && (example.expected >= 0 || example.predicted >= 0) &&
           example.expected < static_cast<int>(outcome.expected.size()) &&
           example.predicted < static_cast<int>(outcome.predicted.size());
}

QString intentOf(const workspace::EvaluationReport &view, const std::optional<std::uint32_t> &intent)
{
    return intent ? QString::fromStdString(view.outcomes.intents[*intent]) : QString();
}

QString classesOf(const workspace::EvaluationReport &view, const std::vector<std::uint32_t> &classes)
{
    QStringList names;
    for (const std::uint32_t category : classes)
        names << QString::fromStdString(view.outcomes.classes[category]);
    return names.isEmpty() ? ExampleWords::tr("nothing") : names.join(QStringLiteral(", "));
}

} // namespace

ExampleRows::ExampleRows(QObject *parent) : TableModel(parent)
{
    setColumns({{.cell = [this](const evaluate::ExampleRef &example) {
        return widgets::DrawnCell{
            {}, [this, example](QPainter &painter, const QRect &cell, const widgets::CellState &) {
                paint(painter, cell, example);
            }};
    }}});
}

void ExampleRows::set(std::shared_ptr<const workspace::EvaluationReport> view,
                      std::vector<evaluate::ExampleRef> examples)
{
    if (view != m_view)
        setRows({}); // they are places of another model's outcomes
    m_view = std::move(view);
    const QFontMetrics metrics(theme::font(theme::TextRole::BodyMedium));
    m_widestIntent = 0;
    for (const std::string &intent : m_view ? m_view->outcomes.intents : std::vector<std::string>())
        m_widestIntent = std::max(m_widestIntent, metrics.horizontalAdvance(QString::fromStdString(intent)));
    setRows(std::move(examples));
}

const evaluate::Outcome &ExampleRows::outcome(const evaluate::ExampleRef &example) const
{
    return m_view->outcomes.items[example.outcome];
}

int ExampleRows::height()
{
    return px(64);
}

ExampleRows::Lines ExampleRows::linesOf(const evaluate::ExampleRef &example, int length) const
{
    const evaluate::Outcome &item = outcome(example);
    const text::Utf16Span window = windowOf(item, example, length);
    QString text = QStringView(item.text).mid(window.begin, window.length).toString();
    // One unit for one unit, so that offsets stay.
    text.replace(u'\n', u' ').replace(u'\r', u' ').replace(u'\t', u' ');
    if (leadOf(window) > 0)
        text.prepend(u'…');
    if (window.end() < static_cast<std::int32_t>(item.text.size()))
        text.append(u'…');
    const bool one = isAboutOneSpan(item, example);
    return {
        {text, marksOf(*m_view, item.expected, example.expected, one, window, widgets::SpanLook::Person), {}},
        {text,
         marksOf(*m_view, item.predicted, example.predicted, one, window, widgets::SpanLook::Suggestion),
         {}}};
}

void ExampleRows::paint(QPainter &painter, const QRect &cell, const evaluate::ExampleRef &example) const
{
    const evaluate::Outcome &item = outcome(example);
    const bool one = isAboutOneSpan(item, example);
    const bool beside = m_shape == Shape::Wide && (item.expectedIntent.has_value() || one);
    // As wide as the names are, with the score; the text keeps most.
    const int side = beside ? std::min(std::max(px(150), m_widestIntent + px(48)), cell.width() / 3) : 0;
    const QRect text(cell.left(), cell.top() + px(4), cell.width() - (beside ? side + px(8) : 0), px(28));
    const QRect below = text.translated(0, px(27));
    const Lines lines = linesOf(example, lengthFor(text.width()));
    widgets::paintSpanLine(painter, text, lines.labeled);
    if (m_shape == Shape::NarrowIntents || !m_view->outcomes.classes.empty()) {
        paintAnswerBelow(painter, below, answerOf(item));
        return;
    }
    widgets::paintSpanLine(painter, below, lines.predicted);
    const QRect words(cell.right() - side, text.top(), side, text.height());
    if (beside && one)
        paintSpanBeside(painter, words, item, example);
    else if (beside)
        paintIntentsBeside(painter, words, item);
}

void ExampleRows::paintSpanBeside(QPainter &painter, const QRect &place, const evaluate::Outcome &item,
                                  const evaluate::ExampleRef &example) const
{
    const theme::Tokens &t = theme::tokens();
    const auto put = [&](const QRect &where, const QString &words, const QColor &color) {
        painter.setPen(color);
        painter.drawText(where, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, where.width()));
    };
    const bool right = example.expected >= 0 && example.predicted >= 0 &&
                       item.expected[std::size_t(example.expected)].category ==
                           item.predicted[std::size_t(example.predicted)].category;
    painter.setFont(theme::font(theme::TextRole::Body));
    put(place, nameAt(item.expected, example.expected, ExampleWords::tr("not labeled")), t.t1);
    painter.setFont(theme::font(right ? theme::TextRole::Body : theme::TextRole::BodyMedium));
    put(place.translated(0, px(27)), nameAt(item.predicted, example.predicted, ExampleWords::tr("not found")),
        right ? QColor(t.t2) : theme::errorColor(t, 1.0));
}

void ExampleRows::paintIntentsBeside(QPainter &painter, const QRect &place,
                                     const evaluate::Outcome &item) const
{
    const theme::Tokens &t = theme::tokens();
    const auto put = [&painter](const QRect &where, const QString &words, const QColor &color) {
        painter.setPen(color);
        painter.drawText(where, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, where.width()));
    };
    const bool wrong = item.predictedIntent && item.predictedIntent != item.expectedIntent;
    painter.setFont(theme::font(theme::TextRole::Body));
    put(place, intentOf(*m_view, item.expectedIntent), t.t1);
    const QString sure = QLocale().toString(item.intentConfidence, 'f', 2);
    painter.setFont(theme::font(wrong ? theme::TextRole::BodyMedium : theme::TextRole::Body));
    const int room = painter.fontMetrics().horizontalAdvance(sure) + px(8);
    const QRect below = place.translated(0, px(27));
    put(below.adjusted(0, 0, -room, 0), intentOf(*m_view, item.predictedIntent),
        wrong ? theme::errorColor(t, 1.0) : QColor(t.t2));
    painter.setPen(t.t2);
    painter.setFont(theme::font(theme::TextRole::Body));
    painter.drawText(below, Qt::AlignVCenter | Qt::AlignRight, sure);
}

ExampleRows::Answer ExampleRows::answerOf(const evaluate::Outcome &item) const
{
    if (m_view->outcomes.classes.empty())
        return {intentOf(*m_view, item.expectedIntent), intentOf(*m_view, item.predictedIntent),
                QLocale().toString(item.intentConfidence, 'f', 2),
                item.predictedIntent != item.expectedIntent};
    std::vector<std::uint32_t> predicted;
    for (const evaluate::ClassScore &given : item.predictedClasses)
        predicted.push_back(given.category);
    return {classesOf(*m_view, item.expectedClasses), classesOf(*m_view, predicted),
            predicted.size() == 1 ? QLocale().toString(item.predictedClasses.front().confidence, 'f', 2)
                                  : QString(),
            predicted != item.expectedClasses};
}

void ExampleRows::paintAnswerBelow(QPainter &painter, const QRect &place, const Answer &answer) const
{
    const theme::Tokens &t = theme::tokens();
    const QString &sure = answer.sure;
    const bool wrong = answer.wrong;
    const QFont plain = theme::font(theme::TextRole::Caption);
    QFont strong = plain;
    strong.setWeight(QFont::DemiBold);
    painter.setFont(plain);
    painter.setPen(t.t2);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignRight, sure);
    QRect room = place.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(sure) - px(8), 0);
    const auto put = [&](const QString &words, const QFont &font, const QColor &color, int gap) {
        painter.setFont(font);
        painter.setPen(color);
        const QString shown =
            painter.fontMetrics().elidedText(words, Qt::ElideRight, std::max(0, room.width()));
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, shown);
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(shown) + gap);
    };
    // Where both names have no room, each gets half of it: none pushes the other out.
    const QRect whole = room;
    const auto widthOf = [&plain, &strong](const QString &words, bool bold) {
        return QFontMetrics(bold ? strong : plain).horizontalAdvance(words);
    };
    const int all = widthOf(ExampleWords::tr("labeled"), false) +
                    widthOf(ExampleWords::tr("predicted"), false) + widthOf(answer.labeled, false) +
                    widthOf(answer.predicted, wrong) + px(18);
    if (all > whole.width())
        room.setWidth(whole.width() / 2 - px(10));
    put(ExampleWords::tr("labeled"), plain, t.t2, px(4));
    put(answer.labeled, plain, t.t1, px(10));
    room.setRight(whole.right());
    put(ExampleWords::tr("predicted"), plain, t.t2, px(4));
    put(answer.predicted, wrong ? strong : plain, wrong ? theme::errorColor(t, 1.0) : QColor(t.t1), 0);
}

QString ExampleRows::nameAt(const std::vector<evaluate::CategorySpan> &spans, int index,
                            const QString &none) const
{
    return index < 0 ? none
                     : QString::fromStdString(
                           m_view->outcomes.entities[spans[static_cast<std::size_t>(index)].category]);
}

QString ExampleRows::rowText(int row) const
{
    const evaluate::ExampleRef &example = *at(row);
    const evaluate::Outcome &item = outcome(example);
    const auto spans = [this](const std::vector<evaluate::CategorySpan> &list, const std::u16string &text) {
        QStringList words;
        for (const evaluate::CategorySpan &span : list) {
            words << QStringLiteral("%1 “%2”").arg(
                QString::fromStdString(m_view->outcomes.entities[span.category]),
                QStringView(text).mid(span.span.begin, span.span.length).toString());
        }
        return words.isEmpty() ? ExampleWords::tr("nothing") : words.join(QStringLiteral(", "));
    };
    QString sentence = linesOf(example, toldLength).labeled.text;
    if (isAboutOneSpan(item, example))
        sentence += ExampleWords::tr("; this one: %1, %2")
                        .arg(nameAt(item.expected, example.expected, ExampleWords::tr("not labeled")),
                             nameAt(item.predicted, example.predicted, ExampleWords::tr("not found")));
    if (item.expectedIntent || !m_view->outcomes.classes.empty()) {
        const Answer answer = answerOf(item);
        sentence += ExampleWords::tr("; labeled %1, predicted %2").arg(answer.labeled, answer.predicted);
    }
    if (!item.expected.empty() || !item.predicted.empty())
        sentence += ExampleWords::tr("; entities labeled: %1; predicted: %2")
                        .arg(spans(item.expected, item.text), spans(item.predicted, item.text));
    return sentence;
}

QString ExampleRows::rowTip(int row) const
{
    return linesOf(*at(row), toldLength).labeled.text;
}

} // namespace glossa::details
