// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tryout/ask_area.h"

#include "core/workspace/items/items.h"
#include "core/workspace/review/query.h"
#include "ui/models/may_write.h"
#include "ui/theme/theme.h"
#include "ui/tryout/answer_column.h"
#include "ui/tryout/answer_marks.h"
#include "ui/tryout/answer_verdict.h"
#include "ui/widgets/prose.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStringDecoder>

#include <algorithm>

namespace glossa::tryout {

using theme::px;

namespace {

constexpr int questionTextSize = 16;
constexpr int slowMs = 300;
constexpr int besideFrom = 640;  // of a column, for its JSON beside the text
constexpr int columnsFrom = 1000; // of both, for two beside each other
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

/// Asks for the room that its content needs now; the base class goes by what it needed when it was first
/// asked, which is nothing before there is an answer.
class AnswersScroll : public QScrollArea {
public:
    [[nodiscard]] QSize sizeHint() const override { return viewportSizeHint(); }
};

} // namespace

AskArea::AskArea(models::StudioContext &context, AskedModel &first, AskedModel &second,
                 ReviewActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_firstModel(first)
    , m_secondModel(second)
    , m_actions(actions)
    , m_line(new QLineEdit)
    , m_text(new QPlainTextEdit)
    , m_file(new QPushButton(tr("Open file…")))
    , m_ask(new QPushButton(tr("Ask")))
    , m_buttons(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_verdict(widgets::prose({}, theme::TextRole::Body))
    , m_first(new AnswerColumn(context, {}))
    , m_second(new AnswerColumn(context, QStringLiteral("second")))
    , m_between(theme::hairline(Qt::Vertical))
{
    setObjectName(QStringLiteral("askArea"));
    setAccessibleName(tr("Ask a model"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_slow.setSingleShot(true);
    m_slow.setInterval(slowMs);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(16), px(14), px(16), px(14));
    column->setSpacing(px(10));
    column->addWidget(makeQuestion());
    column->addWidget(makeAnswers(), 1);
    connectModel(m_firstModel, *m_first);
    connectModel(m_secondModel, *m_second);
    connect(&m_slow, &QTimer::timeout, this, &AskArea::showMayAsk);
    connect(actions.focusQuestion, &QAction::triggered, this, &AskArea::focusQuestion);
    connect(actions.openFile, &QAction::triggered, this, &AskArea::openFile);
    connect(actions.addToTraining, &QAction::triggered, this, [this] { addToTraining(*m_first); });
    begin();
}

QWidget *AskArea::makeQuestion()
{
    auto *line = new QWidget;
    m_line->setObjectName(QStringLiteral("askLine"));
    m_line->setAccessibleName(tr("Text to ask for"));
    m_line->setPlaceholderText(tr("Type what a user would say, then press Enter"));
    m_line->setFont(theme::contentFont(questionTextSize, {}));
    m_text->setObjectName(QStringLiteral("askText"));
    m_text->setAccessibleName(tr("Text to ask for"));
    m_text->setPlaceholderText(tr("Paste the text of a document, or open a file; Ctrl+Enter asks"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(px(84));
    m_file->setObjectName(QStringLiteral("askFile"));
    m_ask->setObjectName(QStringLiteral("ask"));
    m_ask->setProperty("iconLast", true);
    m_buttons->setSpacing(px(6));
    m_buttons->addWidget(m_ask);
    m_buttons->addWidget(m_file);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    row->addWidget(m_line, 1);
    row->addWidget(m_text, 1);
    row->addLayout(m_buttons);
    line->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_line, &QLineEdit::returnPressed, this, &AskArea::ask);
    connect(m_ask, &QPushButton::clicked, this, [this] {
        if (isAsking() && !m_slow.isActive())
            stop();
        else
            ask();
    });
    connect(m_file, &QPushButton::clicked, m_actions.openFile, &QAction::trigger);
    connect(m_line, &QLineEdit::textChanged, this, &AskArea::showMayAsk);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_location.clear(); // what is typed is no longer the file's
        showMayAsk();
    });
    auto *send = new QAction(m_text);
    send->setShortcuts({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    send->setShortcutContext(Qt::WidgetShortcut);
    m_text->addAction(send);
    connect(send, &QAction::triggered, this, &AskArea::ask);
    return line;
}

QWidget *AskArea::makeAnswers()
{
    m_verdict->setObjectName(QStringLiteral("answerVerdict"));
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(px(16));
    m_columns->addWidget(m_first, 1);
    m_columns->addWidget(m_between);
    m_columns->addWidget(m_second, 1);
    auto *answers = new QWidget;
    auto *column = new QVBoxLayout(answers);
    column->setContentsMargins({});
    column->setSpacing(px(8));
    column->addWidget(m_verdict);
    column->addLayout(m_columns, 1);
    // Large text on a small screen: what has no room is scrolled to.
    m_result = new AnswersScroll;
    m_result->setObjectName(QStringLiteral("answers"));
    m_result->setAccessibleName(tr("Answers"));
    m_result->setFrameShape(QFrame::NoFrame);
    m_result->setFocusPolicy(Qt::NoFocus);
    m_result->setWidgetResizable(true);
    m_result->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_result->setWidget(answers);
    answers->setAutoFillBackground(false);
    m_result->viewport()->setAutoFillBackground(false);
    return m_result;
}

void AskArea::connectModel(AskedModel &model, AnswerColumn &column)
{
    connect(&model, &AskedModel::answered, this, [this, &column](const Answer &answer) {
        column.show(answer);
        showAnswers();
    });
    connect(&model, &AskedModel::refused, this, [this, &model, &column](const QString &why) {
        column.show(model.target().value_or(Target()), why);
        showAnswers();
    });
    connect(&model, &AskedModel::askingChanged, this, [this] {
        if (isAsking() && !m_slow.isActive())
            m_slow.start();
        showMayAsk();
    });
    connect(&column, &AnswerColumn::changed, this, [this] {
        m_verdict->setText(m_first->answer() && m_second->answer()
                               ? verdictOf(*m_first->answer(), *m_second->answer())
                               : QString());
        m_verdict->setVisible(!m_verdict->text().isEmpty());
    });
    connect(&column, &AnswerColumn::addRequested, this, [this, &column] { addToTraining(column); });
}

void AskArea::begin()
{
    m_firstModel.drop();
    m_secondModel.drop();
    m_first->clear();
    m_second->clear();
    m_line->clear();
    m_text->clear();
    m_location.clear();
    const bool documents = m_context.hasDocuments();
    m_line->setVisible(!documents);
    m_text->setVisible(documents);
    m_buttons->setDirection(documents ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_actions.openFile->setEnabled(m_context.project() != 0);
    showAnswers();
    showMayAsk();
}

bool AskArea::isAnswered() const
{
    return m_first->answer().has_value();
}

bool AskArea::isAsking() const
{
    return m_firstModel.isAsking() || m_secondModel.isAsking();
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
    const bool stops = isAsking() && !m_slow.isActive();
    const bool mayAsk = m_firstModel.target().has_value() && !question().trimmed().isEmpty();
    m_ask->setText(stops ? tr("Stop") : tr("Ask"));
    m_ask->setAccessibleName(stops ? tr("Stop waiting for the answer") : tr("Ask"));
    m_ask->setProperty("kind", stops ? QString() : QStringLiteral("primary"));
    m_ask->setIcon(stops ? theme::icon(theme::Icon::Stop)
                         : theme::icon(theme::Icon::Return, theme::IconInk::OnAccent));
    m_ask->setEnabled(stops || mayAsk);
    m_ask->update();
}

void AskArea::ask()
{
    if (!m_firstModel.target() || question().trimmed().isEmpty())
        return;
    m_firstModel.ask(question());
    m_secondModel.ask(question());
}

void AskArea::askSecond()
{
    m_second->clear();
    if (m_secondModel.target())
        m_secondModel.ask(m_first->answer() ? m_first->answer()->prediction.text : question());
    showAnswers();
}

void AskArea::stop()
{
    m_firstModel.drop();
    m_secondModel.drop();
    m_context.say(tr("Stopped; the answer is not waited for any more."));
}

void AskArea::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isAsking())
        stop();
    else
        QWidget::keyPressEvent(event);
}

void AskArea::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeAnswers();
}

void AskArea::placeAnswers()
{
    const bool two = m_secondModel.target().has_value();
    const bool beside = two && width() >= px(columnsFrom);
    m_columns->setDirection(beside || !two ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_between->setVisible(beside);
    for (AnswerColumn *column : {m_first, m_second})
        column->setJsonBeside(width() / (beside ? 2 : 1) >= px(besideFrom));
}

void AskArea::showAnswers()
{
    const bool two = m_secondModel.target().has_value();
    m_second->setVisible(two);
    m_result->setVisible(m_first->answer() || m_second->answer() || m_first->isRefused() ||
                         m_second->isRefused());
    m_actions.addToTraining->setEnabled(isAnswered());
    placeAnswers();
    // The room that it asks for is known once what lies inside has been laid out, the innermost first.
    for (const QWidget *part :
         {static_cast<QWidget *>(m_first), static_cast<QWidget *>(m_second), m_result->widget()})
        part->layout()->activate();
    m_result->updateGeometry();
    Q_EMIT answerShown();
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
        .then(this, [this, path, project = m_context.project()](const Result<QString> &text) {
            if (project != m_context.project())
                return; // it was meant for another one
            if (!text) {
                m_context.report(text.error());
                return;
            }
            if (m_context.hasDocuments()) {
                m_text->setPlainText(*text);
                m_location = QFileInfo(path).fileName();
            } else {
                m_line->setText(text->simplified()); // an utterance is one line
            }
            ask();
        });
}

void AskArea::addToTraining(const AnswerColumn &column)
{
    // A second press before the first has ended would not find what that adds, and add it once more.
    if (!column.answer() || m_adding || !models::mayWrite(m_context))
        return;
    m_adding = true;
    const project::Prediction &said = column.answer()->prediction;
    const Target &target = column.answer()->target;
    project::Item item = exampleOf(m_context, said, {});
    item.done = true;
    item.dataset = project::Dataset::Train;
    item.provenance = project::Provenance{target.isRemote() ? nameOf(target) : target.deployment,
                                          target.model, workspace::confidenceOf(said), false};
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
        .then(this, [this, item, project = m_context.project()](const Result<project::ItemId> &there) {
            m_adding = false;
            if (project != m_context.project())
                return; // it was meant for the one that was left
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
    m_adding = true;
    m_context.apply(project::Edit{project::AddItem{item, std::nullopt}}, {}, this,
                    [this](const Result<workspace::EditReceipt> &receipt) {
                        m_adding = false;
                        if (receipt)
                            m_context.say(tr("Added to the training set"), receipt->sequence);
                    });
}

} // namespace glossa::tryout
#include "moc_ask_area.cpp"
