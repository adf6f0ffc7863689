// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projects/import_dialog.h"

#include "ui/projects/columns_page.h"
#include "ui/projects/import_form.h"
#include "ui/projects/standing.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/prose.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/state_panel.h"
#include "wording/formats.h"
#include "wording/sentence.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::projects {

using theme::px;

namespace {

constexpr int previewRows = 200;
enum Tab { columnsTab, previewTab, schemaTab, problemsTab };

/// What a look into the files yields.
struct Seen {
    std::optional<workspace::TablePeek> table;
    workspace::ImportPreview preview;
};

Result<Seen> look(workspace::ImportRequest request)
{
    auto table = workspace::peekImport(request);
    if (!table)
        return fail(table.error());
    if (*table && (*table)->needsNames && request.columns.isEmpty()) {
        request.columns = formats::columnNames((*table)->roles);
        request.firstRowIsHeader = (*table)->firstRowIsHeader;
    }
    auto preview = workspace::previewImport(request, previewRows);
    if (!preview)
        return fail(preview.error());
    return Seen{std::move(*table), std::move(*preview)};
}
constexpr int importSteps = 1000;

QString figure(std::int64_t number)
{
    return QLocale().toString(qlonglong(number));
}

/// The languages that the texts will be in. Those that name none are in `chosen`, which is not asked for
/// before the file is known to name none, or else in that of their project.
QStringList languagesOf(const workspace::ImportPreview &preview, const QString &chosen)
{
    QStringList languages = preview.languages;
    const QString &rest = chosen.isEmpty() ? preview.info.language : chosen;
    if (preview.withoutLanguage > 0 && !languages.contains(rest))
        languages << rest;
    return languages;
}

} // namespace

ImportDialog::ImportDialog(models::StudioContext &context, QStringList files, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_files(std::move(files))
    , m_texts(new PreviewRows(this))
    , m_schema(new SchemaRows(this))
    , m_problems(new ProblemRows(this))
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    widgets::dimBehind(*this);
    theme::setPaneGround(*this);
    m_form = new ImportForm(m_files);
    auto *scroll = new QScrollArea;
    scroll->setAccessibleName(tr("What to do with the files"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_form);
    scroll->setFixedWidth(px(268));
    scroll->viewport()->setAutoFillBackground(false);
    m_form->setAutoFillBackground(false);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(scroll);
    middle->addWidget(theme::hairline(Qt::Vertical));
    middle->addWidget(makeRight(), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addLayout(middle, 1);
    layout->addWidget(theme::hairline(Qt::Horizontal));
    layout->addWidget(makeFoot());
    widgets::resizeOnScreen(*this, {px(880), px(636)});
    connect(m_form, &ImportForm::changed, this, &ImportDialog::readPreview);
    connect(m_form, &ImportForm::targetChanged, this, &ImportDialog::showFoot);
    m_context.session()
        .read([](workspace::Workspace &workspace) { return workspace::projectOverviews(workspace); })
        .then(this, [this](const Result<std::vector<workspace::ProjectOverview>> &projects) {
            if (projects)
                m_form->setProjects(*projects, m_context.project());
        });
    readPreview();
}

ImportDialog::~ImportDialog()
{
    m_stop.request_stop();
}

QWidget *ImportDialog::makeHead()
{
    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(px(20), px(14), px(20), px(14));
    column->setSpacing(0);
    const QString name = QFileInfo(m_files.constFirst()).fileName();
    QLabel *title = widgets::plainLabel(
        m_files.size() == 1
            ? tr("Import %1").arg(name)
            : tr("Import %1 and %n more files", nullptr, static_cast<int>(m_files.size()) - 1).arg(name),
        theme::TextRole::Title);
    title->setObjectName(QStringLiteral("importTitle"));
    column->addWidget(title);
    m_intro = widgets::plainLabel({}, theme::TextRole::Body, theme::Ink::Secondary);
    column->addWidget(m_intro);
    return head;
}

QWidget *ImportDialog::makeFigures()
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(px(16), px(12), px(16), px(12));
    for (int i = 0; i < 5; ++i) {
        auto *column = new QVBoxLayout;
        column->setSpacing(0);
        m_figures.push_back(widgets::plainLabel(QStringLiteral("–"), theme::TextRole::Title));
        m_units.push_back(widgets::plainLabel({}, theme::TextRole::Caption, theme::Ink::Secondary));
        m_figures.back()->setObjectName(QStringLiteral("importFigure%1").arg(i));
        m_units.back()->setObjectName(QStringLiteral("importUnit%1").arg(i));
        column->addWidget(m_figures.back());
        column->addWidget(m_units.back());
        layout->addLayout(column, 1);
    }
    return row;
}

QWidget *ImportDialog::makeRight()
{
    m_tabs = new QTabBar;
    m_tabs->setObjectName(QStringLiteral("importTabs"));
    m_tabs->setAccessibleName(tr("What would come in"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_pages = new QStackedWidget;
    const auto addPage = [this](const QString &name, const char *object, widgets::RowModel *rows,
                                int height) {
        auto *view = new widgets::RowView;
        view->setObjectName(QLatin1String(object));
        view->setAccessibleName(name);
        view->setModel(rows);
        view->setRowHeight(px(height));
        m_tabs->addTab(name);
        m_pages->addWidget(view);
    };
    m_columns = new ColumnsPage;
    m_tabs->addTab(tr("Columns"));
    m_tabs->setTabVisible(columnsTab, false);
    m_pages->addWidget(m_columns);
    addPage(tr("Preview"), "importTexts", m_texts, 32);
    addPage(tr("Schema"), "importSchema", m_schema, 32);
    addPage(tr("Problems"), "importProblems", m_problems, 72);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_columns, &ColumnsPage::changed, this, &ImportDialog::readPreview);
    m_tabs->setCurrentIndex(previewTab);

    auto *shown = new QWidget;
    shown->setAutoFillBackground(true);
    shown->setBackgroundRole(QPalette::AlternateBase);
    auto *column = new QVBoxLayout(shown);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeFigures());
    column->addWidget(theme::hairline(Qt::Horizontal));
    auto *tabs = new QHBoxLayout;
    tabs->setContentsMargins(px(6), 0, px(6), 0);
    tabs->addWidget(m_tabs);
    tabs->addStretch(1);
    column->addLayout(tabs);
    column->addWidget(theme::hairline(Qt::Horizontal));
    column->addWidget(m_pages, 1);
    m_state = new widgets::StatePanel;
    m_right = new QStackedWidget;
    m_right->addWidget(m_state);
    m_right->addWidget(shown);
    return m_right;
}

QWidget *ImportDialog::makeFoot()
{
    auto *foot = new QWidget;
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(20), px(12), px(20), px(12));
    row->setSpacing(px(8));
    m_summary = widgets::plainLabel({}, theme::TextRole::Body, theme::Ink::Secondary);
    m_summary->setObjectName(QStringLiteral("importSummary"));
    m_progress = new QProgressBar;
    m_progress->setRange(0, importSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(px(160));
    m_progress->setAccessibleName(tr("Progress of the import"));
    m_progress->hide();
    m_cancel = new QPushButton(tr("Cancel"));
    m_cancel->setObjectName(QStringLiteral("importCancel"));
    m_cancel->setAutoDefault(false);
    m_import = new QPushButton(tr("Import"));
    m_import->setObjectName(QStringLiteral("importStart"));
    widgets::setPrimary(*this, *m_import);
    row->addWidget(m_progress);
    row->addWidget(m_summary, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_import);
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::reject);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::start);
    return foot;
}

void ImportDialog::readPreview()
{
    m_ready = false;
    m_refused = false;
    m_intro->setText(tr("Nothing has changed yet."));
    if (std::exchange(m_format, m_form->request().format) != m_form->request().format)
        m_columns->clear();
    // The menus over the columns stay where they are while another of them is tried.
    if (!m_columns->hasTable()) {
        m_right->setCurrentWidget(m_state);
        m_state->showLoading(tr("Reading the file…"));
    }
    showFoot();
    m_stop.request_stop();
    ++m_generation;
    if (!m_columns->isComplete())
        return;
    workspace::ImportRequest request = this->request();
    m_stop = {};
    request.stop = m_stop.get_token();
    m_context.session()
        .read([request](workspace::Workspace &) { return look(request); })
        .then(this, [this, generation = m_generation](const Result<Seen> &seen) {
            if (generation != m_generation)
                return;
            if (!seen) {
                m_columns->clear();
                showRefusal(seen.error());
                return;
            }
            showTable(seen->table, seen->preview.info.kind);
            showPreview(seen->preview);
        });
}

void ImportDialog::showRefusal(Error error)
{
    m_intro->setText(tr("Nothing has changed, and nothing will: the file cannot be read."));
    m_refused = true;
    showFoot();
    // The name is what a person chose; the whole path only makes the sentence long.
    if (!error.file.empty())
        error.file = QFileInfo(QString::fromStdString(error.file)).fileName().toStdString();
    if (error.code != ErrorCode::UnknownFormat) {
        m_state->showError(error, tr("Read it again"), [this] { readPreview(); });
        return;
    }
    m_form->setUnknownFormat();
    QStringList names;
    for (const workspace::FormatInfo &format : workspace::formatList()) {
        if (format.canRead)
            names << wording::formatName(format.id);
    }
    m_state->showEmpty(theme::Icon::Error, tr("No format that Glossa reads"),
                       tr("%1 seems to be none of these: %2. If it is, choose the format on the left.")
                           .arg(QString::fromStdString(error.file), names.join(QStringLiteral(", "))),
                       {}, {});
}

void ImportDialog::showTable(const std::optional<workspace::TablePeek> &table, project::ProjectKind kind)
{
    const bool had = m_columns->hasTable();
    m_tabs->setTabVisible(columnsTab, table.has_value());
    if (table)
        m_columns->show(*table, kind);
    else
        m_columns->clear();
    // A guess is shown before what follows from it.
    if (!had && m_columns->needsNames())
        m_tabs->setCurrentIndex(columnsTab);
    else if (!table && m_tabs->currentIndex() == columnsTab)
        m_tabs->setCurrentIndex(previewTab);
}

workspace::ImportRequest ImportDialog::request() const
{
    workspace::ImportRequest request = m_form->request();
    m_columns->fill(request);
    return request;
}

void ImportDialog::showPreview(const workspace::ImportPreview &preview)
{
    m_intro->setText(tr("Nothing has changed yet. This is what would come in."));
    m_preview = preview;
    m_ready = true;
    m_form->setFound(preview);
    m_texts->show(preview);
    m_schema->show(preview.categories);
    m_problems->show(preview.report, preview.info.kind);
    const auto count = [&](project::CategoryKind kind) {
        return std::int64_t(std::ranges::count(preview.categories, kind, &project::Category::kind));
    };
    const project::KindTraits &kind = project::traitsOf(preview.info.kind);
    const std::int64_t intents = count(project::CategoryKind::Intent);
    const std::int64_t entities = count(project::CategoryKind::Entity);
    const std::int64_t classes = count(project::CategoryKind::Class);
    const std::int64_t languages = languagesOf(preview, m_form->request().language).size();
    std::vector<std::pair<std::int64_t, QString>> figures{
        {preview.itemCount, countOfItems(preview.info.kind, preview.itemCount).section(u' ', 1)}};
    if (kind.documents())
        figures.emplace_back(preview.withoutDataset, tr("without a set"));
    if (kind.intents)
        figures.emplace_back(intents, tr("intents", nullptr, static_cast<int>(intents)));
    if (kind.entities)
        figures.emplace_back(entities, tr("entities", nullptr, static_cast<int>(entities)));
    if (kind.classes)
        figures.emplace_back(classes, tr("classes", nullptr, static_cast<int>(classes)));
    figures.emplace_back(preview.labelCount, tr("labels", nullptr, static_cast<int>(preview.labelCount)));
    figures.emplace_back(languages, tr("languages", nullptr, static_cast<int>(languages)));
    for (std::size_t i = 0; i < figures.size(); ++i) {
        m_figures[i]->setText(figure(figures[i].first));
        m_units[i]->setText(figures[i].second);
    }
    m_tabs->setTabText(schemaTab, tr("Schema") + QStringLiteral(" %1").arg(preview.categories.size()));
    const auto problems = static_cast<std::int64_t>(preview.report.problems.size()) + preview.report.unlisted;
    m_tabs->setTabText(problemsTab, tr("Problems %1").arg(figure(problems)));
    m_right->setCurrentIndex(1);
    showFoot();
}

QString ImportDialog::hindrance() const
{
    if (!m_columns->isComplete())
        return tr("Say first what the columns are for.");
    if (!m_ready)
        return m_refused ? tr("There is nothing to import.") : tr("Reading…");
    if (m_preview.itemCount == 0 && m_preview.report.refused > 0)
        return tr("Nothing of it can come in; see Problems.");
    const workspace::ImportRequest request = m_form->request();
    if (!request.project && request.newProjectName.isEmpty())
        return tr("The new project needs a name first.");
    return {};
}

void ImportDialog::showFoot()
{
    if (m_busy || m_import == nullptr)
        return;
    const QString reason = hindrance();
    m_import->setEnabled(reason.isEmpty());
    if (!m_ready) {
        m_import->setText(tr("Import"));
        m_summary->setText(reason);
        return;
    }
    m_import->setText(
        tr("Import %1", "607 utterances").arg(countOfItems(m_preview.info.kind, m_preview.itemCount)));
    if (!reason.isEmpty()) {
        m_summary->setText(reason);
        return;
    }
    const std::int64_t refused = m_preview.report.refused;
    QString words = refused == 0 ? tr("Everything will come in.")
                                 : tr("%1 will be left out; see Problems.", "607 utterances")
                                       .arg(countOfItems(m_preview.info.kind, refused));
    if (!m_form->request().dataset && m_preview.withoutDataset > 0)
        words += u' ' + tr("%n name no set and go to training.", "texts",
                           static_cast<int>(m_preview.withoutDataset));
    m_summary->setText(words);
}

void ImportDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_form->setEnabled(!busy);
    m_import->setEnabled(!busy);
    m_progress->setVisible(busy);
    m_progress->setValue(0);
    if (!busy)
        showFoot();
}

void ImportDialog::start()
{
    workspace::ImportRequest request = this->request();
    setBusy(true);
    m_summary->setText(tr("Importing…"));
    m_stop = {};
    request.stop = m_stop.get_token();
    request.progress = [dialog = QPointer(this), last = -1](double share) mutable {
        // Called on the writer thread for every batch: only steps that can be seen are passed on.
        const int step = static_cast<int>(share * importSteps);
        if (step == last)
            return;
        last = step;
        QMetaObject::invokeMethod(
            qApp,
            [dialog, step] {
                if (dialog)
                    dialog->m_progress->setValue(step);
            },
            Qt::QueuedConnection);
    };
    m_context.session()
        .write([request, origin = m_context.origin()](workspace::Workspace &workspace) {
            return workspace::importFiles(workspace, request, origin);
        })
        .then(this, [this](const Result<workspace::ImportResult> &result) { ended(result); });
}

void ImportDialog::ended(const Result<workspace::ImportResult> &result)
{
    setBusy(false);
    if (!result) {
        if (result.error().code == ErrorCode::AlreadyExists)
            m_form->showNameProblem(
                tr("There is a project “%1” already.").arg(m_form->request().newProjectName));
        else
            m_summary->setText(wording::sentence(result.error()));
        return;
    }
    QString words = tr("%1 came into %2")
                        .arg(countOfItems(m_preview.info.kind, result->report.kept - result->skipped),
                             result->projectName);
    if (result->skipped > 0)
        words += tr(", %n were there already", nullptr, static_cast<int>(result->skipped));
    m_context.say(words);
    Q_EMIT imported(result->project);
    accept();
}

void ImportDialog::reject()
{
    m_stop.request_stop();
    // The import answers with Cancelled and leaves the workspace as it was; the dialog stays for another try.
    if (!m_busy)
        QDialog::reject();
}

} // namespace glossa::projects
#include "moc_import_dialog.cpp"
