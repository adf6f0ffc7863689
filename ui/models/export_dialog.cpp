// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/export_dialog.h"

#include "core/workspace/datasets/import.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/prose.h"
#include "wording/formats.h"
#include "wording/history.h"
#include "wording/sentence.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

namespace glossa::models {

using theme::px;

namespace {

constexpr int exportSteps = 1000;
const QString folderKey = QStringLiteral("export/folder");

/// A file name of the name of something.
QString fileName(const QString &called)
{
    QString name;
    for (const QChar c : called)
        name += c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.' ? c : u'-';
    return name.startsWith(u'.') ? u'_' + name : name;
}

} // namespace

ExportDialog::ExportDialog(StudioContext &context, ExportSource source, QWidget *parent)
    : QDialog(parent), m_context(context), m_source(std::move(source))
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    QWidget *form = makeForm();
    widgets::frameDialog(*this, form, makeFoot());
    setFixedWidth(px(520));
    proposePath();
}

ExportDialog::~ExportDialog()
{
    m_stop.request_stop();
}

QWidget *ExportDialog::makeForm()
{
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(px(20), px(20), px(20), px(20));
    column->setSpacing(px(4));
    column->addWidget(widgets::prose(tr("Export %1").arg(m_source.what), theme::TextRole::Title));
    column->addWidget(widgets::prose(tr("Schema, texts and labels; the file is whole or not there at all."),
                                     theme::TextRole::Body, theme::Ink::Secondary));
    column->addSpacing(px(12));
    m_format = new QComboBox;
    m_format->setObjectName(QStringLiteral("exportFormat"));
    for (const workspace::FormatInfo &format : workspace::formatList())
        if (format.canWrite && std::ranges::count(format.kinds, m_source.kind) > 0)
            m_format->addItem(wording::formatName(format.id), QStringList{format.id} + format.suffixes);
    column->addWidget(widgets::fieldLabel(tr("&Format"), m_format));
    column->addWidget(m_format);
    column->addSpacing(px(8));
    m_path = new QLineEdit;
    m_path->setObjectName(QStringLiteral("exportPath"));
    m_choose = new QPushButton(tr("Choose…"));
    m_choose->setAutoDefault(false);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(8));
    row->addWidget(m_path, 1);
    row->addWidget(m_choose);
    column->addWidget(widgets::fieldLabel(tr("&To the file"), m_path));
    column->addLayout(row);
    m_problem = widgets::prose({}, theme::TextRole::Caption, theme::Ink::Error);
    m_problem->setObjectName(QStringLiteral("exportProblem"));
    m_problem->hide();
    column->addWidget(m_problem);
    column->addStretch(1);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::proposePath);
    connect(m_choose, &QPushButton::clicked, this, &ExportDialog::choosePath);
    return form;
}

QWidget *ExportDialog::makeFoot()
{
    auto *foot = new QWidget;
    auto *row = widgets::footRow(*foot);
    m_progress = new QProgressBar;
    m_progress->setRange(0, exportSteps);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_progress->hide();
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setAutoDefault(false);
    m_export = new QPushButton(tr("Export %1", "607 utterances").arg(m_source.count));
    m_export->setObjectName(QStringLiteral("exportStart"));
    widgets::setPrimary(*this, *m_export);
    row->addWidget(m_progress, 1);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_export);
    connect(cancel, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::start);
    return foot;
}

void ExportDialog::proposePath()
{
    const QStringList format = m_format->currentData().toStringList();
    const QString folder = m_path->text().isEmpty()
                               ? QSettings().value(folderKey, QDir::homePath()).toString()
                               : QFileInfo(m_path->text()).path();
    const QString suffix = format.size() > 1 ? format.at(1) : QStringLiteral("json");
    m_path->setText(QDir::toNativeSeparators(folder + u'/' + fileName(m_source.name) + u'.' + suffix));
}

void ExportDialog::choosePath()
{
    auto *dialog = new QFileDialog(this, tr("Export to"), m_path->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_mayReplace = path; // the file dialog has asked
        m_path->setText(path);
    });
    dialog->open();
}

void ExportDialog::setBusy(bool busy)
{
    m_busy = busy;
    for (QWidget *control : {static_cast<QWidget *>(m_format), static_cast<QWidget *>(m_path),
                             static_cast<QWidget *>(m_choose), static_cast<QWidget *>(m_export)})
        control->setEnabled(!busy);
    m_progress->setVisible(busy);
}

void ExportDialog::start()
{
    const QString path = m_path->text().trimmed();
    if (path.isEmpty())
        return;
    if (QFileInfo(path).isFile() && path != std::exchange(m_mayReplace, path)) {
        m_problem->setText(tr("There is such a file already. Export again to replace it."));
        m_problem->show();
        return;
    }
    setBusy(true);
    m_problem->hide();
    m_stop = {};
    const auto progress = [dialog = QPointer(this)](double share) {
        QMetaObject::invokeMethod(
            qApp,
            [dialog, share] {
                if (dialog)
                    dialog->m_progress->setValue(static_cast<int>(share * exportSteps));
            },
            Qt::QueuedConnection);
    };
    m_context.session()
        .read([write = m_source.write, format = m_format->currentData().toStringList().value(0), path,
               progress, stop = m_stop.get_token()](workspace::Workspace &workspace) {
            return write(workspace, format, path, progress, stop);
        })
        .then(this, [this](const Result<workspace::Unheld> &status) { ended(status); });
}

void ExportDialog::ended(const Result<workspace::Unheld> &status)
{
    setBusy(false);
    if (!status) {
        m_problem->setText(wording::sentence(status.error()));
        m_problem->show();
        return;
    }
    const QFileInfo file(m_path->text().trimmed());
    QSettings().setValue(folderKey, file.path());
    QString words = tr("%1 is exported to %2").arg(m_source.what, file.fileName());
    if (status->any())
        words += QStringLiteral(". ") + wording::leftOut(*status);
    m_context.say(words);
    accept();
}

void ExportDialog::reject()
{
    m_stop.request_stop();
    if (!m_busy)
        QDialog::reject();
}

} // namespace glossa::models
#include "moc_export_dialog.cpp"
