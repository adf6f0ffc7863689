// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the pane in its states, for people to look at; fails on a widget without a name.
#include "core/workspace/session/workspace.h"
#include "tests/support/registry.h"
#include "tests/ui/labeling/pane_fixture.h"

#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>

using namespace glossa;
using test::label;

namespace {

QString folder()
{
    const QString path = QCoreApplication::applicationDirPath() + QStringLiteral("/pictures");
    QDir().mkpath(path);
    return path;
}

void shoot(QWidget &widget, const QString &name)
{
    QTest::qWait(120); // rows come from another thread
    QVERIFY(widget.grab().save(folder() + u'/' + name + QStringLiteral(".png")));
}

struct Mail : test::PaneFixture {
    Mail()
    {
        makeProject(project::ProjectKind::Conversation, QStringLiteral("EmailAppDemo"));
        for (const char *name :
             {"SendEmail", "Forward", "ReadAloud", "SearchMessages", "QueryLastText", "ShowNext"})
            addCategory(project::CategoryKind::Intent, QString::fromLatin1(name));
        for (const char *name : {"ContactName", "OrderReference", "Category", "EmailSubject", "SenderName",
                                 "Message", "SearchTexts", "Attachment", "RelationshipName", "Line", "Date",
                                 "Time", "FromRelationshipName", "PositionReference"})
            addCategory(
                project::CategoryKind::Entity, QString::fromLatin1(name),
                QStringLiteral("What belongs to this label, what does not, and what to do when in doubt."));
    }
    /// "[Contact harold] and [Message hello]" as a text with labels.
    void add(const char *marked, const char *intent, project::Dataset dataset = project::Dataset::Train)
    {
        QString text;
        std::vector<project::Label> labels;
        for (const QString &part : QString::fromUtf8(marked).split(u'[')) {
            const auto close = part.indexOf(u']');
            if (close < 0) {
                text += part;
                continue;
            }
            const auto blank = part.indexOf(u' ');
            const QString inner = part.mid(blank + 1, close - blank - 1);
            labels.push_back(
                label(part.left(blank), static_cast<int>(text.size()), static_cast<int>(inner.size())));
            text += inner + part.mid(close + 1);
        }
        addItem(text, QString::fromLatin1(intent), labels, dataset);
    }
    void fill()
    {
        add("send a new email to [ContactName nicholas] and [ContactName jesse] about [EmailSubject coupons]",
            "SendEmail");
        add("send an email to [ContactName harold] and [ContactName bob kappus] about team lunch saying "
            "[Message same team "
            "lunch this tuesday]",
            "SendEmail");
        add("send an [Category urgent] email from my [Line work] email to [ContactName jack]", "SendEmail",
            project::Dataset::Test);
        add("forward the email from [SenderName john smith] to [ContactName michelle] by saying [Message "
            "fyi]",
            "Forward");
        add("read me the [OrderReference recent] email titled [EmailSubject abcd] from [SenderName jessica]",
            "ReadAloud");
        add("find an email from [SenderName jay] that contains [SearchTexts halloween]", "SearchMessages");
        add("add more please", "");
        add("what is the [OrderReference last] email i received [Date today]", "QueryLastText",
            project::Dataset::Test);
        add("can you search my emails", "");
        add("[OrderReference next] [Category unread] email", "ShowNext");
        add("اكتب إلى [ContactName ليلى] غدا", "SendEmail");
        for (int i = 0; i < 20; ++i)
            add("show me the email from [SenderName tom] and filtering with word [SearchTexts lunch]",
                "SearchMessages");
    }
};

struct Loans : test::PaneFixture {
    Loans()
    {
        makeProject(project::ProjectKind::CustomEntityRecognition, QStringLiteral("Loan agreements"));
        for (const char *name : {"Date", "BorrowerName", "BorrowerAddress", "BorrowerCity", "BorrowerState",
                                 "Party", "LoanAmountWords", "LoanAmount", "Interest"})
            addCategory(project::CategoryKind::Entity, QString::fromLatin1(name));
    }
    void fill()
    {
        const QString text = QStringLiteral("Date 11/27/2018\r\n\r\nThis is a Loan agreement between the two "
                                            "individuals mentioned below in the parties "
                                            "section of the agreement.\r\n\r\nI. Parties of "
                                            "agreement\r\n\r\n- Rowan Murphy with a mailing address of 8765 "
                                            "Lyndon Street, City of Northampton, State of Pennsylvania (the "
                                            "\"Borrower\")\r\n- Corey Gray with a mailing "
                                            "address of 5678 Railroad Street, City of Marquette, State of "
                                            "Michigan (the \"Lender\")\r\n\r\nII. Amount\r\nThe "
                                            "loan amount given by lender to borrower is three hundred "
                                            "fifty-three thousand one hundred eighty-four "
                                            "Dollars ($353,184.00) (\"The Note\")\r\n\r\nIII. "
                                            "Interest\r\nThe Note shall bear interest five percent (6%) "
                                            "compounded annually.");
        const auto at = [&](const char *category, const QString &words) {
            return label(QString::fromLatin1(category), static_cast<int>(text.indexOf(words)),
                         static_cast<int>(words.size()));
        };
        const int from = static_cast<int>(text.indexOf(QStringLiteral("Rowan")));
        const int to = static_cast<int>(text.indexOf(QStringLiteral(" (the \"Borrower")));
        std::vector<project::Label> labels{
            at("Date", QStringLiteral("11/27/2018")),
            at("BorrowerName", QStringLiteral("Rowan Murphy")),
            at("BorrowerAddress", QStringLiteral("8765 Lyndon Street")),
            at("BorrowerCity", QStringLiteral("Northampton")),
            at("BorrowerState", QStringLiteral("Pennsylvania")),
            label(QStringLiteral("Party"), from, to - from),
            at("LoanAmountWords", QStringLiteral("three hundred fifty-three thousand one "
                                                 "hundred eighty-four Dollars")),
            at("Interest", QStringLiteral("6%"))};
        for (int i = 1; i <= 14; ++i)
            addItem(text, {}, i % 3 == 0 ? std::vector<project::Label>{} : labels, project::Dataset::Train,
                    QStringLiteral("%1.txt").arg(i, 2, 10, QLatin1Char('0')));
    }
};

} // namespace

class PicturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void utterancesInEveryTab()
    {
        Mail f;
        f.fill();
        f.show();
        QTRY_VERIFY(!f.text()->text().isEmpty());
        f.key(f.text(), Qt::Key_J);
        QTRY_COMPARE(f.text()->spans().size(), 3U);
        for (int i = 0; i < 3; ++i)
            f.key(f.text(), Qt::Key_Tab);
        auto *tabs = f.find<QTabBar>("panelTabs");
        for (const auto &[scheme, name] :
             {std::pair(theme::Scheme::Light, "light"), std::pair(theme::Scheme::Dark, "dark"),
              std::pair(theme::Scheme::HighContrast, "contrast")}) {
            theme::apply(scheme);
            for (int tab = 0; tab < 3; ++tab) {
                tabs->setCurrentIndex(tab);
                shoot(*f.pane, QStringLiteral("clu-%1-tab%2").arg(QLatin1String(name)).arg(tab));
            }
            tabs->setCurrentIndex(0);
            f.pane->resize(1712, 1010);
            shoot(*f.pane, QStringLiteral("clu-%1-1920").arg(QLatin1String(name)));
            f.pane->resize(1072, 730);
        }
        theme::apply(theme::Scheme::Light);
    }

    void utterancesWhileAddingAndSelecting()
    {
        Mail f;
        f.fill();
        f.show();
        QTRY_VERIFY(!f.text()->text().isEmpty());
        f.key(f.text(), Qt::Key_N, Qt::ControlModifier);
        shoot(*f.pane, QStringLiteral("clu-adding"));
        auto *list = f.find<widgets::RowView>("utteranceList");
        f.key(list, Qt::Key_Down, Qt::ShiftModifier);
        f.key(list, Qt::Key_Down, Qt::ShiftModifier);
        shoot(*f.pane, QStringLiteral("clu-bulk"));
        workspace::ItemFilter filter;
        filter.text = QStringLiteral("email");
        filter.entities = {QStringLiteral("ContactName")};
        f.pane->open(
            {filter, {}, 0, QStringLiteral("2 utterances labeled SendEmail were predicted Forward")});
        shoot(*f.pane, QStringLiteral("clu-filtered"));
        filter.text = QStringLiteral("nothing has this");
        f.pane->open({filter, {}, 0, {}});
        shoot(*f.pane, QStringLiteral("clu-nomatch"));
    }

    void chooserOverTheStage()
    {
        Mail f;
        f.fill();
        f.show();
        QTRY_VERIFY(!f.text()->text().isEmpty());
        f.key(f.text(), Qt::Key_I);
        QTRY_VERIFY(QApplication::activePopupWidget() != nullptr);
        shoot(*QApplication::activePopupWidget(), QStringLiteral("chooser"));
        QApplication::activePopupWidget()->close();
    }

    void documentsInBothThemes()
    {
        Loans f;
        f.fill();
        f.show();
        auto *text = f.text("documentText");
        QTRY_VERIFY(!text->text().isEmpty());
        for (const auto &[scheme, name] :
             {std::pair(theme::Scheme::Light, "light"), std::pair(theme::Scheme::Dark, "dark")}) {
            theme::apply(scheme);
            text->setActiveSpan(-1);
            shoot(*f.pane, QStringLiteral("ner-%1").arg(QLatin1String(name)));
            text->setActiveSpan(7);
            Q_EMIT text->spanActivated(7);
            shoot(*f.pane, QStringLiteral("ner-%1-active").arg(QLatin1String(name)));
            f.pane->resize(1712, 1010);
            shoot(*f.pane, QStringLiteral("ner-%1-1920").arg(QLatin1String(name)));
            f.pane->resize(1072, 730);
        }
        theme::apply(theme::Scheme::Light);
    }

    void emptyProjects()
    {
        {
            Mail f;
            f.show();
            shoot(*f.pane, QStringLiteral("empty-utterances"));
        }
        test::PaneFixture bare;
        bare.makeProject(project::ProjectKind::Conversation);
        bare.show();
        shoot(*bare.pane, QStringLiteral("empty-schema"));
    }

    void everyControlHasAName()
    {
        Mail f;
        f.fill();
        f.show();
        QTRY_VERIFY(!f.text()->text().isEmpty());
        for (QWidget *widget : f.pane->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            auto *button = qobject_cast<QAbstractButton *>(widget);
            const bool named = !widget->accessibleName().isEmpty() ||
                               (button != nullptr && !button->text().isEmpty()) ||
                               (qobject_cast<QTabBar *>(widget) != nullptr);
            QVERIFY2(named, qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                                       widget->objectName()));
        }
    }
};

GLOSSA_TEST(PicturesTest);
#include "tst_pictures.moc"
