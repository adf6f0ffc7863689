// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/questions.h"

#include "ui/theme/theme.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/prose.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace glossa::widgets {

using theme::px;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Questions)
};

QDialog *openBox(QWidget *parent, const QString &name, const QString &title)
{
    auto *box = new QDialog(parent);
    box->setObjectName(name);
    box->setWindowTitle(title);
    return box;
}

QVBoxLayout *columnOf(QWidget &content)
{
    auto *column = new QVBoxLayout(&content);
    column->setContentsMargins(px(20), px(20), px(20), px(20));
    column->setSpacing(px(8));
    return column;
}

} // namespace

void askToDelete(QWidget *parent, const QString &question, const QString &consequence, const QString &button,
                 const std::function<void()> &yes)
{
    QDialog *box = openBox(parent, QStringLiteral("deleteQuestion"), button);
    auto *content = new QWidget;
    QVBoxLayout *column = columnOf(*content);
    column->addWidget(new Prose(theme::TextRole::Title, theme::Ink::Primary, question));
    column->addWidget(new Prose(theme::TextRole::Body, theme::Ink::Secondary, consequence));
    auto *foot = new QWidget;
    QHBoxLayout *row = footRow(*foot);
    auto *go = new QPushButton(button);
    go->setObjectName(QStringLiteral("deleteYes"));
    go->setProperty("kind", QStringLiteral("danger"));
    auto *stay = new QPushButton(Words::tr("Cancel"));
    stay->setDefault(true);
    row->addStretch();
    row->addWidget(go);
    row->addWidget(stay);
    QObject::connect(stay, &QPushButton::clicked, box, &QDialog::reject);
    QObject::connect(go, &QPushButton::clicked, box, &QDialog::accept);
    QObject::connect(box, &QDialog::accepted, parent, yes);
    frameDialog(*box, content, foot);
    box->setFixedWidth(px(440));
    stay->setFocus();
    box->open();
}

namespace {

/// The field begins with `value`; `current` is the name that the thing has, if it has one.
void openNameBox(QWidget *parent, const QString &title, const QString &field, const QString &value,
                 const QString &current, const QString &button,
                 const std::function<QString(const QString &)> &problemOf,
                 const std::function<void(const QString &)> &named)
{
    QDialog *box = openBox(parent, QStringLiteral("nameQuestion"), title);
    auto *content = new QWidget;
    QVBoxLayout *column = columnOf(*content);
    auto *name = new QLineEdit(value);
    name->setObjectName(QStringLiteral("newName"));
    name->selectAll();
    auto *problem = new Prose(theme::TextRole::Caption, theme::Ink::Error);
    problem->setObjectName(QStringLiteral("newNameProblem"));
    column->addWidget(new Prose(theme::TextRole::Title, theme::Ink::Primary, title));
    column->addWidget(fieldLabel(field, name));
    column->addWidget(name);
    column->addWidget(problem);
    auto *foot = new QWidget;
    QHBoxLayout *row = footRow(*foot);
    auto *stay = new QPushButton(Words::tr("Cancel"));
    auto *go = new QPushButton(button);
    go->setObjectName(QStringLiteral("renameYes"));
    go->setProperty("kind", QStringLiteral("primary"));
    go->setDefault(true);
    row->addStretch();
    row->addWidget(stay);
    row->addWidget(go);
    const auto check = [name, problem, go, problemOf, current] {
        const QString wanted = name->text().trimmed();
        const bool same = !current.isEmpty() && wanted == current;
        const QString words = same ? Words::tr("It has this name now") : problemOf(wanted);
        problem->setText(words);
        problem->setInk(same ? theme::Ink::Secondary : theme::Ink::Error);
        go->setEnabled(words.isEmpty());
    };
    QObject::connect(name, &QLineEdit::textChanged, box, check);
    QObject::connect(stay, &QPushButton::clicked, box, &QDialog::reject);
    QObject::connect(go, &QPushButton::clicked, box, &QDialog::accept);
    QObject::connect(box, &QDialog::accepted, parent, [name, named] { named(name->text().trimmed()); });
    frameDialog(*box, content, foot);
    box->setFixedWidth(px(440));
    check();
    name->setFocus();
    box->open();
}

} // namespace

void askName(QWidget *parent, const QString &title, const QString &field, const QString &value,
             const std::function<QString(const QString &)> &problemOf,
             const std::function<void(const QString &)> &named)
{
    openNameBox(parent, title, field, value, value, Words::tr("Rename"), problemOf, named);
}

void askNewName(QWidget *parent, const QString &title, const QString &field, const QString &proposed,
                const QString &button, const std::function<QString(const QString &)> &problemOf,
                const std::function<void(const QString &)> &named)
{
    openNameBox(parent, title, field, proposed, {}, button, problemOf, named);
}

} // namespace glossa::widgets
