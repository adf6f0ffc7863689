// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/schema/category_panel.h"

#include "core/project/rules.h"
#include "core/workspace/items/category_merge.h"
#include "ui/models/category_kinds.h"
#include "ui/models/may_write.h"
#include "ui/schema/colour_button.h"
#include "ui/schema/component_rows.h"
#include "ui/schema/example_lines.h"
#include "ui/schema/list_dialog.h"
#include "ui/schema/pattern_dialog.h"
#include "ui/theme/theme.h"
#include "ui/widgets/prose.h"
#include "wording/sentence.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::schema {

using models::byKind;
using theme::px;

namespace {

constexpr int guidelinePauseMs = 700;

/// What was changed while a dialog had it open is not written over.
QString changedElsewhere()
{
    return CategoryPanel::tr(
        "This was changed elsewhere meanwhile. Note what you need, cancel, and open it again.");
}

} // namespace

CategoryPanel::CategoryPanel(models::StudioContext &context, QWidget *parent)
    : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("categoryPanel"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    m_components = new ComponentRows;
    m_examples = new ExampleLines(context);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    QFrame *line = theme::hairline(Qt::Horizontal);
    column->addWidget(line);
    column->addWidget(m_components);
    column->addWidget(theme::hairline(Qt::Horizontal));
    column->addWidget(makeGuideline());
    column->addWidget(theme::hairline(Qt::Horizontal));
    column->addWidget(m_examples);
    column->addWidget(theme::hairline(Qt::Horizontal));
    m_delete = new QPushButton;
    m_delete->setObjectName(QStringLiteral("deleteCategory"));
    m_delete->setProperty("kind", QStringLiteral("danger"));
    m_delete->setIcon(theme::icon(theme::Icon::Trash, theme::IconInk::Error));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(px(16), px(12), px(16), px(16));
    foot->addWidget(m_delete);
    foot->addStretch(1);
    column->addLayout(foot);
    column->addStretch(1);
    m_key->setReadOnly(m_context.session().isReadOnly());
    m_guideline->setReadOnly(m_context.session().isReadOnly());
    connect(m_delete, &QPushButton::clicked, this, &CategoryPanel::remove);
    connect(&m_context, &models::StudioContext::projectLeaving, this, &CategoryPanel::saveGuideline);
    connect(m_components, &ComponentRows::listRequested, this, &CategoryPanel::editList);
    connect(m_components, &ComponentRows::patternsRequested, this, &CategoryPanel::editPatterns);
    connect(m_components, &ComponentRows::changed, this, [this](const project::Components &components) {
        project::Category changed = m_use.category;
        changed.components = components;
        save(changed);
    });
}

// A field that goes while it has the focus calls its text finished, to what is half gone by then.
CategoryPanel::~CategoryPanel()
{
    m_name->disconnect(this);
    m_key->disconnect(this);
}

bool CategoryPanel::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_guideline && event->type() == QEvent::FocusOut)
        saveGuideline();
    return QWidget::eventFilter(object, event);
}

void CategoryPanel::hideEvent(QHideEvent *event)
{
    saveGuideline(); // the window may be closing
    QWidget::hideEvent(event);
}

QWidget *CategoryPanel::makeHead()
{
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("categoryName"));
    m_name->setAccessibleName(tr("Name"));
    m_name->setFont(theme::font(theme::TextRole::BodyStrong));
    m_merge = new QPushButton;
    m_merge->setObjectName(QStringLiteral("mergeCategory"));
    m_merge->setProperty("small", true);
    m_merge->hide();
    m_colour = new ColourButton;
    m_colour->setFixedWidth(px(64));
    m_key = new QLineEdit;
    m_key->setObjectName(QStringLiteral("categoryKey"));
    m_key->setAccessibleName(tr("Key that labels with it"));
    m_key->setMaxLength(1);
    m_key->setFixedWidth(px(34));
    m_key->setAlignment(Qt::AlignCenter);
    m_keyWord = new QLabel(tr("Key"));
    m_keyWord->setBuddy(m_key);
    m_usage = new widgets::Prose(theme::TextRole::Caption, theme::Ink::Secondary);
    m_usage->setObjectName(QStringLiteral("categoryUsage"));
    m_problem = new widgets::Prose(theme::TextRole::Caption, theme::Ink::Error);
    m_problem->setObjectName(QStringLiteral("categoryProblem"));
    m_problem->hide();
    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(px(16), px(14), px(16), px(12));
    column->setSpacing(px(6));
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    row->addWidget(m_name, 1);
    row->addWidget(m_colour);
    row->addWidget(m_keyWord);
    row->addWidget(m_key);
    column->addLayout(row);
    column->addWidget(m_problem);
    column->addWidget(m_merge, 0, Qt::AlignLeft);
    column->addWidget(m_usage);
    connect(m_merge, &QPushButton::clicked, this,
            [this] { merge(m_use.category.kind, m_use.category.name, m_mergeInto); });
    connect(m_name, &QLineEdit::editingFinished, this, &CategoryPanel::rename);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) {
        tell(checkName(m_context.categories(), m_use.category.kind, text.trimmed(), m_use.category.name));
    });
    connect(m_key, &QLineEdit::textEdited, this, &CategoryPanel::saveKey);
    // What was refused has gone from the field, and its reason goes with the focus.
    connect(m_key, &QLineEdit::editingFinished, this, [this] {
        if (m_mergeInto.isEmpty()) // else the words are about the name, and offer to merge
            tell(NameCheck{});
    });
    connect(m_colour, &ColourButton::slotChosen, this, [this](int slot) {
        project::Category changed = m_use.category;
        changed.slot = slot;
        save(changed);
    });
    return head;
}

QWidget *CategoryPanel::makeGuideline()
{
    m_guideline = new QPlainTextEdit;
    m_guideline->setObjectName(QStringLiteral("guideline"));
    m_guideline->setAccessibleName(tr("Guideline for annotators"));
    m_guideline->setPlaceholderText(tr("What counts, what does not, and where the edges are"));
    m_guideline->setTabChangesFocus(true);
    m_guideline->installEventFilter(this);
    m_guideline->setFixedHeight(px(92));
    auto *head = new QLabel(tr("Guideline for annotators"));
    head->setBuddy(m_guideline);
    theme::setRole(*head, theme::TextRole::SectionHead, theme::Ink::Secondary);
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(px(16), px(10), px(16), px(12));
    column->setSpacing(px(6));
    column->addWidget(head);
    column->addWidget(m_guideline);
    m_guidelinePause.setSingleShot(true);
    m_guidelinePause.setInterval(guidelinePauseMs);
    connect(&m_guidelinePause, &QTimer::timeout, this, &CategoryPanel::saveGuideline);
    connect(m_guideline, &QPlainTextEdit::textChanged, this, [this] {
        if (m_guideline->toPlainText() != m_use.category.description)
            m_guidelinePause.start();
    });
    return part;
}

void CategoryPanel::show(const workspace::CategoryUse &use)
{
    const bool other = use.category.name != m_use.category.name || use.category.kind != m_use.category.kind ||
                       m_project != m_context.project();
    if (other)
        saveGuideline();
    m_project = m_context.project();
    const bool sameUse = use.items == m_use.items && use.category == m_use.category;
    m_use = use;
    const project::Category &category = use.category;
    const bool entity = category.kind == project::CategoryKind::Entity;
    if (other || !m_name->isModified()) {
        m_name->setText(category.name);
        m_name->setCursorPosition(0); // a long name shows its beginning
    }
    if (other)
        tell(NameCheck{});
    for (QWidget *part :
         {static_cast<QWidget *>(m_colour), static_cast<QWidget *>(m_keyWord), static_cast<QWidget *>(m_key)})
        part->setVisible(project::hasKeys(category.kind));
    m_components->setVisible(entity);
    m_colour->setSlot(std::max(0, category.slot));
    m_key->setText(category.key.value_or(QString()));
    m_usage->setText(usageWords());
    if (entity)
        m_components->show(use);
    const bool asTyped = m_guideline->document()->isModified() || m_saving > 0 ||
                         m_guideline->toPlainText() == category.description;
    if (other || !asTyped) {
        m_guideline->setPlainText(category.description);
        m_guidelinePause.stop();
    }
    m_delete->setText(byKind(category.kind, tr("Delete intent"), tr("Delete entity"), tr("Delete class")));
    // What a query gets that fits no other intent; it stays.
    const bool stays = project::isNone(category.kind, category.name);
    m_name->setReadOnly(stays || m_context.session().isReadOnly());
    m_delete->setVisible(!stays);
    if (other || !sameUse)
        m_examples->show(use);
}

QString CategoryPanel::usageWords() const
{
    const int labels = static_cast<int>(m_use.train + m_use.test);
    const int items = static_cast<int>(m_use.items);
    if (items == 0)
        return tr("Not used yet.");
    if (m_use.category.kind == project::CategoryKind::Intent)
        return tr("The intent of %n utterances. A new name is carried into all of them; undo brings the old "
                  "one back.",
                  nullptr, items);
    if (m_use.category.kind == project::CategoryKind::Class)
        return tr("The class of %n documents. A new name is carried into all of them; undo brings the old "
                  "one back.",
                  nullptr, items);
    const QString where =
        m_context.hasDocuments() ? tr("%n documents", nullptr, items) : tr("%n utterances", nullptr, items);
    return tr("Used %n times in %1. A new name is carried into every label; undo brings the old one back.",
              nullptr, labels)
        .arg(where);
}

void CategoryPanel::focusName()
{
    m_name->setFocus(Qt::ShortcutFocusReason);
    m_name->selectAll();
}

void CategoryPanel::tell(const NameCheck &check)
{
    tellProblem(check.words, check.refused ? theme::Ink::Error : theme::Ink::Warning);
    m_name->setProperty("invalid", check.refused);
    m_name->update();
    m_mergeInto = check.taken ? check.other : QString();
    m_merge->setText(tr("Merge into “%1”").arg(check.other));
    m_merge->setVisible(check.taken);
}

void CategoryPanel::tellProblem(const QString &words, theme::Ink ink)
{
    m_problem->setText(words);
    m_problem->setInk(ink);
    m_problem->setVisible(!words.isEmpty());
}

void CategoryPanel::merge(project::CategoryKind kind, const QString &from, const QString &into)
{
    if (!models::mayWrite(m_context))
        return;
    m_context.session()
        .write([project = m_context.project(), kind, from, into,
                origin = m_context.origin()](workspace::Workspace &workspace) {
            return workspace::mergeCategory(workspace, project, kind, from, into, origin);
        })
        .then(this, [this, project = m_context.project(), from,
                     into](const Result<workspace::EditReceipt> &receipt) {
            if (!receipt) {
                m_context.report(receipt.error());
                return;
            }
            if (project != m_context.project())
                return;
            m_context.say(tr("%1 is merged into %2", "category").arg(from, into), receipt->sequence);
            Q_EMIT renamed(into);
        });
}

void CategoryPanel::save(const project::Category &changed, const QString &mergeKey)
{
    if (changed == m_use.category)
        return;
    if (!models::mayWrite(m_context)) {
        show(workspace::CategoryUse(m_use)); // the control shows what stands
        return;
    }
    const project::Category before = std::exchange(m_use.category, changed);
    ++m_saving;
    m_context.apply(project::Edit{project::ChangeCategory{changed, before}}, mergeKey, this,
                    [this, before, changed](const Result<workspace::EditReceipt> &receipt) {
                        --m_saving;
                        if (receipt || m_use.category.name != before.name)
                            return;
                        if (changed.description != before.description) // what was typed stays in the field
                            m_guideline->document()->setModified(true);
                        workspace::CategoryUse use = m_use;
                        use.category = before;
                        show(use);
                    });
}

void CategoryPanel::saveGuideline()
{
    m_guidelinePause.stop();
    // Only what was typed here, for the project it was typed in; the same text may stand in the field while
    // undo or somebody else has changed the guideline.
    const bool typed = m_guideline->document()->isModified() && m_project == m_context.project();
    m_guideline->document()->setModified(false);
    if (!typed || m_use.category.name.isEmpty() || m_guideline->toPlainText() == m_use.category.description)
        return;
    project::Category changed = m_use.category;
    changed.description = m_guideline->toPlainText();
    save(changed, QStringLiteral("guideline ") + changed.name); // one step of undo for a stretch of typing
}

void CategoryPanel::rename()
{
    const QString from = m_use.category.name;
    const QString to = m_name->text().trimmed();
    m_name->setModified(false);
    if (to.isEmpty() || to == from) {
        m_name->setText(from);
        return;
    }
    if (const NameCheck check = checkName(m_context.categories(), m_use.category.kind, to, from);
        check.refused) {
        tell(check); // with the offer to merge
        m_name->setText(from);
        m_name->setProperty("invalid", false);
        return;
    }
    tell(NameCheck{});
    m_context.apply(project::Edit{project::RenameCategory{m_use.category.kind, from, to}}, {}, this,
                    [this, from, to](const Result<workspace::EditReceipt> &receipt) {
                        if (!receipt) {
                            m_name->setText(from);
                            return;
                        }
                        m_context.say(tr("%1 is now called %2", "category").arg(from, to), receipt->sequence);
                        Q_EMIT renamed(to);
                    });
}

QString CategoryPanel::freeKeys() const
{
    QStringList keys;
    for (const QChar key : project::labelKeys) {
        const bool taken =
            std::ranges::any_of(m_context.categories(), [&](const workspace::CategoryUse &use) {
                return use.category.kind == project::CategoryKind::Entity &&
                       use.category.key == QString(key) && use.category.name != m_use.category.name;
            });
        if (!taken)
            keys << QString(key);
    }
    return keys.isEmpty() ? tr("none", "keys") : keys.join(u' ');
}

QString CategoryPanel::keyProblem(const QString &key) const
{
    if (key.isEmpty())
        return {};
    if (!project::labelKeys.contains(key))
        return tr("“%1” is the key of a command or none that labels. Free are %2.").arg(key, freeKeys());
    for (const workspace::CategoryUse &use : m_context.categories())
        if (use.category.kind == m_use.category.kind && use.category.key == QString(key) &&
            use.category.name != m_use.category.name)
            return tr("“%1” is the key of %2. Give that one another key first.").arg(key, use.category.name);
    return {};
}

void CategoryPanel::saveKey()
{
    const QString key = m_key->text().trimmed().toLower();
    const QString problem = keyProblem(key);
    tell(NameCheck{});
    tellProblem(problem, theme::Ink::Error);
    if (!problem.isEmpty()) {
        m_key->setText(m_use.category.key.value_or(QString()));
        m_key->selectAll();
        return;
    }
    project::Category changed = m_use.category;
    changed.key = key;
    save(changed);
}

void CategoryPanel::remove()
{
    if (m_use.category.name.isEmpty() || !models::mayWrite(m_context))
        return;
    const project::Category category = m_use.category;
    const int labels = static_cast<int>(m_use.train + m_use.test);
    m_context.apply(
        project::Edit{project::RemoveCategory{category.kind, category.name}}, {}, this,
        [this, category, labels](const Result<workspace::EditReceipt> &receipt) {
            if (!receipt)
                return;
            m_context.say(
                (labels == 0 ? tr("%1 is deleted")
                             : byKind(category.kind,
                                      tr("%1 is deleted; %n utterances have no intent now", nullptr, labels),
                                      tr("%1 is deleted with its %n labels", nullptr, labels),
                                      tr("%1 is deleted and taken from %n documents", nullptr, labels)))
                    .arg(category.name),
                receipt->sequence);
        });
}

bool CategoryPanel::saveComponents(const QString &name,
                                   const std::function<void(project::Components &)> &change)
{
    // The panel may show another one by now.
    const project::Category *entity = m_context.category(project::CategoryKind::Entity, name);
    if (entity == nullptr) {
        m_context.report({ErrorCode::NotFound, {}, "category", {}, name.toStdString()});
        return false;
    }
    // What is shown has changes of this panel that are still on their way.
    const bool shown = name == m_use.category.name;
    project::Category changed = shown ? m_use.category : *entity;
    change(changed.components);
    if (shown)
        save(changed);
    else
        m_context.apply(project::Edit{project::ChangeCategory{changed, *entity}});
    return true;
}

template <typename Dialog, typename Part>
void CategoryPanel::editPart(Part project::Components::*part, Part (Dialog::*edited)() const)
{
    if (!models::mayWrite(m_context))
        return;
    const auto &overview = m_context.overview();
    const QString language = overview ? overview->summary.info.language : QString();
    auto *dialog = new Dialog(m_use.category, language, window());
    connect(dialog, &Dialog::kept, this,
            [this, dialog, part, edited, project = m_context.project(), before = m_use.category] {
                const auto *now = m_context.category(project::CategoryKind::Entity, before.name);
                // Another project may have an entity of that name, too.
                if (project != m_context.project() ||
                    (now != nullptr && now->components.*part != before.components.*part)) {
                    dialog->refuse(changedElsewhere());
                    return;
                }
                if (saveComponents(before.name, [dialog, part, edited](project::Components &components) {
                        components.*part = (dialog->*edited)();
                    }))
                    dialog->accept();
            });
    dialog->open();
}

void CategoryPanel::editList()
{
    editPart(&project::Components::list, &ListDialog::list);
}

void CategoryPanel::editPatterns()
{
    editPart(&project::Components::regex, &PatternDialog::patterns);
}

} // namespace glossa::schema
#include "moc_category_panel.cpp"
