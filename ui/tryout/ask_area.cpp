// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/ask_area.h"

#include "core/wire/prediction_json.h"
#include "core/workspace/items/items.h"
#include "core/workspace/review/query.h"
#include "ui/models/may_write.h"
#include "ui/theme/theme.h"
#include "ui/tryout/answer_marks.h"
#include "ui/tryout/json_view.h"
#include "ui/tryout/score_rows.h"
#include "ui/widgets/give_way.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/span_view.h"
#include "wording/reasons.h"

#include <QDateTime>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStringDecoder>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::tryout {

using theme::px;

namespace {

constexpr int answerTextSize = 16;
constexpr int scoreHeight = 26;
constexpr int mostScores = 4;
constexpr int jsonWidth = 372;
constexpr qint64 mostOfAFile = 16 << 20;

/// A file's text as it stands: UTF-8, or UTF-16 where its first bytes say so.
Result<QString> readText(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::UnreadableFile, file.errorString().toStdString(), path.toStdString());
    if (file.size() > mostOfAFile)
        return fail(ErrorCode::TooLarge, std::to_string(file.size()), path.toStdString());
    const QByteArray bytes = file.readAll();
    QStringDecoder decode(QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8));
    QString text = decode(bytes);
    if (decode.hasError())
        return fail(ErrorCode::BadEncoding, {}, path.toStdString());
    return text;
}

} // namespace

AskArea::AskArea(models::StudioContext &context, AskedModel &model, ReviewActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(model)
    , m_actions(actions)
    , m_line(new QLineEdit)
    , m_text(new QPlainTextEdit)
    , m_file(new QPushButton(tr("Open file…")))
    , m_ask(new QPushButton(tr("Ask")))
    , m_view(new widgets::SpanView)
    , m_scores(new ScoreRows(this))
    , m_bars(new widgets::RowView)
    , m_why(widgets::prose({}, theme::TextRole::Caption, theme::Ink::Secondary))
    , m_noneBelow(new QDoubleSpinBox)
    , m_add(new QPushButton(tr("Add to training set")))
    , m_json(new JsonView)
{
    setObjectName(QStringLiteral("askArea"));
    setAccessibleName(tr("Ask a model"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(16), px(14), px(16), px(14));
    column->setSpacing(px(10));
    column->addWidget(makeQuestion());
    m_result = makeResult();
    column->addWidget(m_result, 1);
    connect(&m_model, &AskedModel::answered, this, &AskArea::show);
    connect(&m_model, &AskedModel::failed, &m_context, &models::StudioContext::report);
    connect(&m_model, &AskedModel::askingChanged, this, &AskArea::showMayAsk);
    connect(&m_model, &AskedModel::targetsChanged, this, &AskArea::showMayAsk);
    connect(m_view, &widgets::SpanView::spanActivated, this, &AskArea::showWhy);
    connect(&context, &models::StudioContext::categoriesChanged, this, [this] {
        if (m_answer)
            showPrediction();
    });
    connect(actions.focusQuestion, &QAction::triggered, this, &AskArea::focusQuestion);
    connect(actions.openFile, &QAction::triggered, this, &AskArea::openFile);
    connect(actions.addToTraining, &QAction::triggered, this, &AskArea::addToTraining);
    begin();
}

QWidget *AskArea::makeQuestion()
{
    auto *line = new QWidget;
    m_line->setObjectName(QStringLiteral("askLine"));
    m_line->setAccessibleName(tr("Text to ask for"));
    m_line->setPlaceholderText(tr("Type what a user would say, then press Enter"));
    m_line->setFont(theme::contentFont(answerTextSize, {}));
    m_text->setObjectName(QStringLiteral("askText"));
    m_text->setAccessibleName(tr("Text to ask for"));
    m_text->setPlaceholderText(tr("Paste the text of a document, or open a file; Ctrl+Enter asks"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(px(84));
    m_file->setObjectName(QStringLiteral("askFile"));
    m_ask->setObjectName(QStringLiteral("ask"));
    m_ask->setProperty("kind", QStringLiteral("primary"));
    m_ask->setIcon(theme::icon(theme::Icon::Return, theme::IconInk::OnAccent));
    m_ask->setProperty("iconLast", true);
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(px(6));
    buttons->addWidget(m_ask);
    buttons->addWidget(m_file);
    buttons->addStretch(1);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    row->addWidget(m_line, 1);
    row->addWidget(m_text, 1);
    row->addLayout(buttons);
    line->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_line, &QLineEdit::returnPressed, this, &AskArea::ask);
    connect(m_ask, &QPushButton::clicked, this, &AskArea::ask);
    connect(m_file, &QPushButton::clicked, m_actions.openFile, &QAction::trigger);
    connect(m_line, &QLineEdit::textChanged, this, &AskArea::showMayAsk);
    connect(m_text, &QPlainTextEdit::textChanged, this, &AskArea::showMayAsk);
    auto *send = new QAction(m_text);
    send->setShortcuts({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    send->setShortcutContext(Qt::WidgetShortcut);
    m_text->addAction(send);
    connect(send, &QAction::triggered, this, &AskArea::ask);
    return line;
}

QWidget *AskArea::makeResult()
{
    m_view->setObjectName(QStringLiteral("answerText"));
    m_view->setAccessibleName(tr("Answer drawn over the text"));
    m_view->setTextSize(answerTextSize);
    m_view->setFrameShape(QFrame::NoFrame);
    m_bars->setObjectName(QStringLiteral("answerScores"));
    m_bars->setAccessibleName(tr("Scores of the answer"));
    m_bars->setRowHeight(px(scoreHeight));
    m_bars->setLines(false);
    m_bars->setModel(m_scores);
    m_bars->setMaximumWidth(px(420));
    m_bars->setFrameShape(QFrame::NoFrame);
    m_why->setObjectName(QStringLiteral("answerWhy"));
    m_json->setObjectName(QStringLiteral("answerJson"));
    m_json->setAccessibleName(tr("Answer as JSON"));
    m_json->setMinimumWidth(px(240));
    m_json->setMaximumWidth(px(jsonWidth + 108));
    auto *left = new QVBoxLayout;
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(px(8));
    left->addWidget(m_view, 1);
    left->addWidget(m_bars);
    left->addWidget(m_why);
    left->addWidget(makeFoot());
    auto *result = new QWidget;
    auto *row = new QHBoxLayout(result);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(24));
    row->addLayout(left, 5);
    row->addWidget(m_json, 3);
    return result;
}

QWidget *AskArea::makeFoot()
{
    m_threshold = new QWidget;
    auto *before = widgets::plainLabel(tr("None &below"), theme::TextRole::Caption, theme::Ink::Secondary);
    before->setBuddy(m_noneBelow);
    auto *after = widgets::plainLabel(tr("tried at once, no new training"), theme::TextRole::Caption,
                                      theme::Ink::Secondary);
    m_noneBelow->setObjectName(QStringLiteral("noneBelow"));
    m_noneBelow->setAccessibleName(tr("None below"));
    m_noneBelow->setRange(0.0, 1.0);
    m_noneBelow->setSingleStep(0.05);
    m_noneBelow->setDecimals(2);
    m_noneBelow->setFixedWidth(px(68));
    auto *thresholdRow = new QHBoxLayout(m_threshold);
    thresholdRow->setContentsMargins(0, 0, 0, 0);
    thresholdRow->setSpacing(px(8));
    thresholdRow->addWidget(before);
    thresholdRow->addWidget(m_noneBelow);
    thresholdRow->addWidget(after);
    m_add->setObjectName(QStringLiteral("addToTraining"));
    m_add->setIcon(theme::icon(theme::Icon::Plus));
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    row->addWidget(m_threshold);
    row->addStretch(1);
    row->addWidget(m_add);
    new widgets::GiveWay(*foot, {after});
    connect(m_noneBelow, &QDoubleSpinBox::valueChanged, this, [this](double threshold) {
        if (!m_answer)
            return;
        m_answer->prediction =
            workspace::Predictor::withThreshold(std::move(m_answer->prediction), threshold);
        showPrediction();
    });
    connect(m_add, &QPushButton::clicked, m_actions.addToTraining, &QAction::trigger);
    return foot;
}

void AskArea::begin()
{
    m_answer.reset();
    m_location.clear();
    m_line->clear();
    m_text->clear();
    const bool documents = m_context.hasDocuments();
    m_line->setVisible(!documents);
    m_text->setVisible(documents);
    m_file->setVisible(documents);
    m_actions.openFile->setEnabled(documents);
    m_actions.addToTraining->setEnabled(false);
    m_result->hide();
    showMayAsk();
    Q_EMIT answerShown();
}

void AskArea::focusQuestion()
{
    QWidget *field = m_context.hasDocuments() ? static_cast<QWidget *>(m_text) : m_line;
    field->setFocus(Qt::OtherFocusReason);
}

QString AskArea::question() const
{
    return m_context.hasDocuments() ? m_text->toPlainText() : m_line->text();
}

void AskArea::showMayAsk()
{
    m_ask->setEnabled(m_model.target().has_value() && !question().trimmed().isEmpty());
}

void AskArea::ask()
{
    if (m_ask->isEnabled())
        m_model.ask(question());
}

void AskArea::openFile()
{
    auto *dialog = new QFileDialog(window(), tr("Choose a file to ask for"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &AskArea::readFile);
    dialog->open();
}

void AskArea::readFile(const QString &path)
{
    m_context.session()
        .read([path](workspace::Workspace &) { return readText(path); })
        .then(this, [this, path](const Result<QString> &text) {
            if (!text) {
                m_context.report(text.error());
                return;
            }
            m_text->setPlainText(*text);
            m_location = QFileInfo(path).fileName();
            ask();
        });
}

void AskArea::show(const Answer &answer)
{
    m_answer = answer;
    const auto &overview = m_context.overview();
    m_view->setText(answer.prediction.text, overview ? overview->summary.info.language : QString());
    m_view->setActiveSpan(-1);
    const QSignalBlocker quiet(m_noneBelow);
    m_noneBelow->setValue(answer.prediction.threshold);
    m_result->show();
    m_actions.addToTraining->setEnabled(true);
    showPrediction();
    Q_EMIT answerShown();
}

void AskArea::showPrediction()
{
    const project::Prediction &said = m_answer->prediction;
    m_view->setSpans(marksOf(m_context, said, widgets::SpanLook::Person));
    std::vector<Score> scores = scoresOf(said);
    const int rows = std::clamp(static_cast<int>(scores.size()), 1, mostScores);
    m_bars->setVisible(!scores.empty());
    m_bars->setFixedHeight(rows * px(scoreHeight));
    m_scores->show(std::move(scores));
    m_threshold->setVisible(project::traitsOf(said.kind).noneIntent);
    m_view->setMinimumHeight(std::clamp(m_view->reservedHeight(), px(60), px(110)));
    m_json->setPlainText(wire::predictionText(said));
    showWhy();
}

void AskArea::showWhy()
{
    if (!m_answer)
        return;
    const project::Prediction &said = m_answer->prediction;
    const int active = m_view->activeSpan();
    const bool ofSpan = active >= 0 && active < static_cast<int>(said.entities.size());
    std::vector<workspace::Reason> reasons;
    QString what;
    if (ofSpan) {
        const project::EntityPrediction &entity = said.entities[static_cast<std::size_t>(active)];
        reasons = m_answer->forEntities[static_cast<std::size_t>(active)];
        what = entity.category;
        if (const QString finder = foundBy(entity); reasons.empty() && !finder.isEmpty()) {
            m_why->setText(tr("Why %1: found by %2", "entity, what found it").arg(what, finder));
            return;
        }
    } else if (!said.intents.empty()) {
        reasons = m_answer->forIntent;
        what = said.intents.front().category;
    }
    if (reasons.empty()) {
        m_why->setText(ofSpan || said.entities.empty()
                           ? QString()
                           : tr("Click a label in the text to see what spoke for it."));
        return;
    }
    const QLocale locale;
    QStringList words;
    for (const workspace::Reason &reason : reasons)
        words << tr("%1 (+%2)", "reason, weight")
                     .arg(wording::reason(reason), locale.toString(reason.weight, 'f', 2));
    m_why->setText(tr("Why %1: %2", "answer, reasons").arg(what, words.join(QStringLiteral(", "))));
}

void AskArea::addToTraining()
{
    if (!m_answer || !models::mayWrite(m_context))
        return;
    const project::Prediction &said = m_answer->prediction;
    project::Item item = exampleOf(m_context, said, {});
    item.done = true;
    item.dataset = project::Dataset::Train;
    const auto &target = m_model.target();
    item.provenance = project::Provenance{target ? target->deployment : QString(), m_answer->model,
                                          workspace::confidenceOf(said), false};
    if (m_context.hasDocuments())
        item.location = !m_location.isEmpty()
                            ? m_location
                            : QStringLiteral("asked-%1.txt").arg(QDateTime::currentMSecsSinceEpoch());
    // The same text twice would teach nothing new, and count twice.
    m_context.session()
        .read([project = m_context.project(),
               text = item.text](workspace::Workspace &workspace) -> Result<project::ItemId> {
            workspace::ItemFilter filter;
            filter.text = text;
            const auto ids = workspace::itemIds(workspace, project, filter);
            if (!ids)
                return fail(ids.error());
            const auto rows = workspace::items(workspace, project, *ids);
            if (!rows)
                return fail(rows.error());
            const auto same = std::ranges::find_if(
                *rows, [&text](const workspace::ItemRow &row) { return row.item.text == text; });
            return same == rows->end() ? 0 : same->item.id;
        })
        .then(this, [this, item](const Result<project::ItemId> &there) {
            if (!there)
                m_context.report(there.error());
            else if (*there != 0)
                m_context.say(tr("This text is in the project already."));
            else
                addExample(item);
        });
}

void AskArea::addExample(const project::Item &item)
{
    m_context.apply(project::Edit{project::AddItem{item, std::nullopt}}, {}, this,
                    [this](const Result<workspace::EditReceipt> &receipt) {
                        if (receipt)
                            m_context.say(tr("Added to the training set"), receipt->sequence);
                    });
}

} // namespace glossa::tryout
#include "moc_ask_area.cpp"
