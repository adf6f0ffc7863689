// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette_commands.h"

#include "ui/shell/pane_host.h"

#include "tests/support/registry.h"

#include <QAction>
#include <QSettings>
#include <QtTest>

using namespace glossa;
using models::Step;
using shell::paletteCommands;

class PaletteCommandsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QSettings().clear();
        m_registry = std::make_unique<shell::ActionRegistry>();
        for (auto [action, name] : {std::pair(&m_undo, "undo"), std::pair(&m_train, "train"),
                                    std::pair(&m_label, "label"), std::pair(&m_create, "create")}) {
            action->setObjectName(QString::fromLatin1(name));
            action->setText(QString::fromLatin1(name));
            action->setEnabled(true);
        }
        m_registry->add({&m_undo}, QStringLiteral("Everywhere"), QStringLiteral("window"));
        add(m_train, Step::Training);
        add(m_label, Step::Labeling);
        add(m_create, Step::Projects);
    }

    void thePaneInSightComesFirst()
    {
        QCOMPARE(names(Step::Labeling, true),
                 (QStringList{QStringLiteral("label"), QStringLiteral("undo"), QStringLiteral("train"),
                              QStringLiteral("create")}));
        // Without a project there is nothing to train or label.
        QCOMPARE(names(Step::Projects, false),
                 (QStringList{QStringLiteral("create"), QStringLiteral("undo")}));
        m_undo.setEnabled(false);
        QCOMPARE(names(Step::Projects, false), QStringList{QStringLiteral("create")});
    }

    void aCommandOfAnotherPaneShowsThatPaneBefore()
    {
        QStringList done;
        connect(&m_train, &QAction::triggered, this, [&done] { done << QStringLiteral("train"); });
        const auto entries = paletteCommands(*m_registry, Step::Labeling, true,
                                             [&done](Step step) { done << shell::stepId(step); });
        entries.at(2).run();
        QCOMPARE(done, (QStringList{shell::stepId(Step::Training), QStringLiteral("train")}));
        done.clear();
        paletteCommands(*m_registry, Step::Training, true,
                        [&done](Step step) { done << shell::stepId(step); })
            .front()
            .run();
        QCOMPARE(done, QStringList{QStringLiteral("train")});
    }

private:
    void add(QAction &action, Step step)
    {
        m_registry->add({&action}, shell::stepName(step), shell::stepId(step));
    }
    QStringList names(Step shown, bool anyProject)
    {
        QStringList result;
        for (const shell::PaletteEntry &entry : paletteCommands(*m_registry, shown, anyProject, {}))
            result << entry.name;
        return result;
    }

    QAction m_undo, m_train, m_label, m_create;
    std::unique_ptr<shell::ActionRegistry> m_registry;
};

GLOSSA_TEST(PaletteCommandsTest);
#include "tst_palette_commands.moc"
