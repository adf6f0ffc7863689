// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/registry.h"
#include "tests/ui/tryout/tryout_fixture.h"
#include "ui/tryout/score_rows.h"
#include "ui/widgets/row_view.h"
#include "ui/widgets/span_view.h"

#include <QPushButton>

using namespace glossa;
using project::ProjectKind;

namespace {

const QString asked = QStringLiteral("the ferry leaves at noon");

} // namespace

/// Queries that were answered with classes: a key gives one or takes it away.
class ReviewClassesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_fixture = std::make_unique<test::TryoutFixture>(); }

    void aKeyTogglesOneOfSeveralClasses()
    {
        correct(ProjectKind::CustomMultiLabelClassification);
        QCOMPARE(answer()->text(), QStringLiteral("Harbour"));
        press("k");
        QCOMPARE(answer()->text(), QStringLiteral("Harbour, Kitchen"));
        press("h");
        QCOMPARE(answer()->text(), QStringLiteral("Kitchen"));
        QTest::keyClick(text(), Qt::Key_Return);
        QTRY_COMPARE(m_fixture->open(), 0);
        const project::Item added = m_fixture->stored(asked);
        QCOMPARE(added.classes.size(), std::size_t{1});
        QCOMPARE(added.classes.front().category, QStringLiteral("Kitchen"));
        QVERIFY(added.provenance && added.provenance->corrected);
    }

    void aKeyReplacesTheOneClass()
    {
        correct(ProjectKind::CustomSingleLabelClassification);
        press("k");
        QCOMPARE(answer()->text(), QStringLiteral("Kitchen"));
        press("k"); // it is given already
        QCOMPARE(answer()->text(), QStringLiteral("Kitchen"));
        QTest::keyClick(text(), Qt::Key_Return);
        QTRY_COMPARE(m_fixture->open(), 0);
        QCOMPARE(m_fixture->stored(asked).classes.front().category, QStringLiteral("Kitchen"));
    }

    void aNameIsShownAsItIs()
    {
        m_fixture->makeClasses(ProjectKind::CustomSingleLabelClassification);
        const QString name = QStringLiteral("R&D, and all that is said of it in one very long name");
        m_fixture->askClass(asked, name);
        m_fixture->show();
        QTRY_VERIFY(m_fixture->seen<QPushButton>("queryAnswer") != nullptr);
        QTRY_COMPARE(answer()->toolTip(), name);
        QCOMPARE(answer()->text(), QString(name).replace(u'&', QStringLiteral("&&"))); // no key of it
        QVERIFY(answer()->accessibleName().endsWith(name));
        // It is cut, and the panel does not grow for it.
        QVERIFY(answer()->width() < answer()->sizeHint().width());
    }

    void theOneClassIsNotMissingFromACorrection()
    {
        correct(ProjectKind::CustomSingleLabelClassification);
        QTest::keyClick(text(), Qt::Key_Delete);
        QCOMPARE(answer()->text(), QStringLiteral("none"));
        QTest::keyClick(text(), Qt::Key_Return);
        QTRY_VERIFY(m_fixture->seen<QWidget>("choicePopup") != nullptr); // in which it is chosen
        QCOMPARE(m_fixture->open(), 1);
    }

    void ofSeveralClassesNoneMayBeRight()
    {
        correct(ProjectKind::CustomMultiLabelClassification);
        QTest::keyClick(text(), Qt::Key_Delete);
        QTest::keyClick(text(), Qt::Key_Return);
        QTRY_COMPARE(m_fixture->open(), 0);
        const project::Item added = m_fixture->stored(asked);
        QVERIFY(added.id != 0 && added.done && added.classes.empty());
    }

    void allClassesAreScoredAndTheGivenOnesAreTheAnswer()
    {
        project::Prediction said;
        said.classes = {{QStringLiteral("A"), 0.7}};
        said.allClasses = {{QStringLiteral("A"), 0.7}, {QStringLiteral("B"), 0.2}};
        QCOMPARE(tryout::scoresOf(said), (std::vector<tryout::Score>{{QStringLiteral("A"), 0.7, true},
                                                                     {QStringLiteral("B"), 0.2, false}}));
        said.allClasses.clear(); // as the review keeps it
        QCOMPARE(tryout::scoresOf(said), (std::vector<tryout::Score>{{QStringLiteral("A"), 0.7, true}}));
    }

private:
    /// A query that was answered with Harbour, as it is being corrected.
    void correct(ProjectKind kind)
    {
        m_fixture->makeClasses(kind);
        m_fixture->askClass(asked, QStringLiteral("Harbour"));
        m_fixture->show();
        auto *list = m_fixture->find<widgets::RowView>("queryList");
        QTRY_COMPARE(list->rowCount(), 1);
        QTRY_VERIFY(text()->isVisible() && text()->text() == asked);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_E);
        QTRY_COMPARE(m_fixture->find<QPushButton>("acceptQuery")->text(), QStringLiteral("Save"));
    }
    void press(const char *key) { QTest::keyClicks(text(), QString::fromLatin1(key)); }
    widgets::SpanView *text() { return m_fixture->find<widgets::SpanView>("queryText"); }
    QPushButton *answer() { return m_fixture->find<QPushButton>("queryAnswer"); }

    std::unique_ptr<test::TryoutFixture> m_fixture;
};

GLOSSA_TEST(ReviewClassesTest);
#include "tst_review_classes.moc"
