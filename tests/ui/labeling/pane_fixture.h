// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/workspace_fixture.h"
#include "tests/ui/widgets/tested_models.h"
#include "ui/labeling/labeling_pane.h"
#include "ui/theme/glossa_style.h"
#include "ui/widgets/span_view.h"

#include <QApplication>
#include <QPushButton>
#include <QtTest>

namespace glossa::test {

/// A labeling pane in a window of its own over a real workspace, driven by keys and clicks.
class PaneFixture : public WorkspaceFixture {
public:
    void show(QSize size = {1072, 730})
    {
        theme::apply(theme::Scheme::Light);
        open();
        pane = std::make_unique<labeling::LabelingPane>(context());
        pane->resize(size);
        pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(pane.get()));
        pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(pane.get()));
        testModelsOf(*pane);
    }

    template <typename Widget>
    [[nodiscard]] Widget *find(const char *name)
    {
        auto *found = pane->findChild<Widget *>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("no widget named %s", name);
        return found;
    }
    [[nodiscard]] widgets::SpanView *text(const char *name = "stageText")
    {
        return find<widgets::SpanView>(name);
    }
    void clickState()
    {
        find<QWidget>("labelingState")->findChild<QPushButton *>(QStringLiteral("stateButton"))->click();
    }
    void key(QWidget *widget, int code, Qt::KeyboardModifiers modifiers = {})
    {
        // Shortcuts ask where the focus is.
        if (!widget->hasFocus())
            widget->setFocus();
        QTest::keyClick(widget, static_cast<Qt::Key>(code), modifiers);
    }

    std::unique_ptr<labeling::LabelingPane> pane;
};

/// Entities that mail has.
inline const QString contact = QStringLiteral("Contact");
inline const QString date = QStringLiteral("Date");

inline project::Label label(const QString &category, std::int32_t begin, std::int32_t length)
{
    return {category, {begin, length}, 0, {}};
}

} // namespace glossa::test
