// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"

#include <QAction>
#include <QList>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QSplitter;
class QStackedWidget;

namespace glossa::widgets {
class ChoicePopup;
class Banner;
class StatePanel;
} // namespace glossa::widgets

namespace glossa::labeling {

class ClassLabeler;
class CurrentItem;
class ItemQueue;
class LabelingActions;
class ModelScores;
class PaneHeader;
class SidePanel;
class WorkArea;

/// The pane in which texts are labeled: utterances with their intents, or documents.
class LabelingPane : public QWidget {
    Q_OBJECT
public:
    explicit LabelingPane(models::StudioContext &context, QWidget *parent = nullptr);
    ~LabelingPane() override;

    /// Shows what another pane asks for. Works while the project is still being opened.
    void open(const models::OpenItems &request);
    [[nodiscard]] QList<QAction *> actions() const;
    /// Snap, selection in UTF-16 units, annotator.
    [[nodiscard]] QString statusText() const { return m_status; }
    /// Begins what the pane's own command to add texts begins.
    void addTexts();
    /// Text files as documents of the open project.
    void addDocuments(const QStringList &files);

Q_SIGNALS:
    void statusTextChanged(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void connectActions();
    void connectItem();
    void takeProject();
    void buildArea();
    void showState();
    void showHeader();
    void showStatus();
    void showItem(project::ItemId id);
    void listChanged();
    void step(int by);
    void goToUnlabeled();
    void finish();
    void removeItems();
    void setDatasetOf(project::Dataset dataset);
    void setIntentOf(const QString &intent);
    void openPalette();
    void openLabelPalette();
    /// To the open document, or to those that are selected. `goOn`: where a document has one class, that was
    /// all there is to say of it.
    void chooseClass(const QString &category, bool goOn);
    /// The classes to choose from; `then` is called once the open document has its one class.
    void openClassPalette(const std::function<void()> &then);
    void labelLast();
    void removeLabel();
    [[nodiscard]] bool labelByKey(const QString &key);
    /// On to what is open yet, after one that is not any more.
    void goOnFrom(project::ItemId id);
    void filterByCategory(project::CategoryKind kind, const QString &category);
    void zoom(int percent);
    void openRowMenu(const QPoint &place);
    void openTextMenu(const QPoint &place);
    void openMenu(const QList<QAction *> &actions, const QPoint &place);

    models::StudioContext &m_context;
    std::unique_ptr<ItemQueue> m_queue;
    std::unique_ptr<CurrentItem> m_item;
    std::unique_ptr<ModelScores> m_scores;
    std::unique_ptr<ClassLabeler> m_classes;
    LabelingActions *m_actions = nullptr;
    QStackedWidget *m_stack = nullptr;
    widgets::StatePanel *m_state = nullptr;
    QWidget *m_stateView = nullptr;
    QWidget *m_work = nullptr; // header, banner, middle and panel; made for each project
    PaneHeader *m_header = nullptr;
    widgets::Banner *m_banner = nullptr;
    WorkArea *m_area = nullptr;
    SidePanel *m_panel = nullptr;
    widgets::ChoicePopup *m_popup = nullptr;
    std::optional<models::OpenItems> m_request;    // asked for before the project was there
    std::optional<workspace::ItemFilter> m_before; // the filter to come back to from a given list
    project::ItemId m_wanted = 0;
    workspace::ItemFilter m_reasonFor; // the list that the banner tells the reason of: given, or this filter
    bool m_reasonForList = false;
    std::optional<models::Step> m_from; // where the list was asked for, while the banner offers the way back
    std::int64_t m_project = 0;
    bool m_adding = false; // the first utterance of an empty project is being typed
    int m_zoom = 100;
    QString m_status;
};

} // namespace glossa::labeling
