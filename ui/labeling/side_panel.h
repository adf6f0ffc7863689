// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/studio_context.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace glossa::labeling {

class CurrentItem;
class DistributionPanel;
class DocumentBox;
class GuidePanel;
class LabelBox;
class LabelsPanel;
class TextLabeler;

/// The margin of the page: labels, distribution and guideline, and below the label or document under work.
class SidePanel : public QWidget {
    Q_OBJECT
public:
    SidePanel(models::StudioContext &context, CurrentItem &item, QWidget *parent = nullptr);

    /// The labeler of the view that is shown now.
    void follow(TextLabeler *labeler);
    void focusFind();
    void showTab(int index);

Q_SIGNALS:
    /// Show the items behind a bar.
    void filterWanted(glossa::project::CategoryKind kind, const QString &category);
    void datasetChosen(glossa::project::Dataset dataset);
    /// In a project without entities.
    void intentChosen(const QString &intent);
    /// In a project with classes; `goOn`: by keys, whose way leads to the next one.
    void classChosen(const QString &category, bool goOn);
    /// Back to the text.
    void left();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void connectLabels();
    void showCategories();
    void showActive();
    void guideOn(project::CategoryKind kind, const QString &category);
    /// If it is seen and not of now.
    void loadDistribution();
    void choose(const QString &category, bool byKeys);
    void showClasses();
    void addCategory(const QString &name);

    models::StudioContext &m_context;
    CurrentItem &m_item;
    TextLabeler *m_labeler = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_pages = nullptr;
    LabelsPanel *m_labels = nullptr;
    DistributionPanel *m_distribution = nullptr;
    GuidePanel *m_guide = nullptr;
    QWidget *m_footLine = nullptr;
    LabelBox *m_labelBox = nullptr;
    DocumentBox *m_documentBox = nullptr;
    bool m_distributionStale = true;
};

} // namespace glossa::labeling
