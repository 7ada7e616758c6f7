#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "ui/widgets/filter_line.h"

#include <algorithm>
#include <QtTest>

// The search of past incidents is broken: the page says so, and what to do.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

class tst_SearchTold : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBrokenSearchIsSaidWhereHitsWouldStand()
    {
        Console console;
        console.key(Qt::Key_F11);
        console.key(Qt::Key_F, Qt::ControlModifier);
        auto* words = console.named<FilterLine>("incidentSearchWords");
        QTRY_VERIFY(words->hasFocus());
        QTest::qWait(50); // whatever else was asked is answered
        IncidentPage page;
        page.fault = refuse(RefusalCode::SearchIndexBroken, "town.haven");
        console.desk.addPage(page);
        console.type(QStringLiteral("knife"));
        auto* view = console.named<QWidget>("incidentSearchView");
        const auto says = [view](const QString& told) {
            const auto labels = view->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&told](const QLabel* label) {
                return label->text().contains(told);
            });
        };
        QTRY_VERIFY(says(QStringLiteral("havenctl rebuild")));
        QVERIFY(!says(QStringLiteral("No incident has all of these words")));
    }
};

HAVEN_TESTS(tst_SearchTold)
#include "tst_search_told.moc"
