// Who should go: the list, its marks, one key to send, and a reason where others are sent.
#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/child_of.h"
#include "tests/testkit/ui/gallery.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/testkit/ui/stall_watchdog.h"
#include "ui/recommend/reason_keys.h"
#include "ui/recommend/who_panel.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/key_button.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>
#include <QVBoxLayout>

using namespace haven;
using namespace haven::test;

namespace {

Coordinate eastOf(double meters)
{
    return movedBy(kInBeat1, meters, 0);
}

// The panel over the rules of dispatch, beside a field that stands for the rest of the window.
class WhoScene final
{
public:
    explicit WhoScene(const QString& theme = QStringLiteral("night"), QSize size = {560, 330},
                      int zoom = 100)
        : m_source(testkit::denseLook(theme, zoom))
    {
        ui::applyTheme(*qApp, m_source.look());
        window.setObjectName(QStringLiteral("window"));
        auto* column = new QVBoxLayout(&window);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        panel = new ui::WhoPanel(m_source, desk, &window);
        elsewhere = new QLineEdit(&window);
        elsewhere->setObjectName(QStringLiteral("elsewhere"));
        elsewhere->setAccessibleName(QStringLiteral("Elsewhere"));
        column->addWidget(panel, 1);
        column->addWidget(elsewhere);
        window.resize(size.width(), size.height() + elsewhere->sizeHint().height());
        QObject::connect(panel, &ui::WhoPanel::said, panel,
                         [this](const QString& sentence) { sentences << sentence; });
    }

    // Three police units at growing distances and a clinician.
    void fill()
    {
        unit("3A12", {kSkillCit}, 1200);
        unit("3A15", {}, 2400);
        unit("2A11", {}, 4800);
        unit("CR1", {kSkillClinician}, 3000);
    }

    void unit(const char* sign, std::vector<std::string> skills, double east)
    {
        desk.room().logOn(sign, std::move(skills));
        moveUnit(sign, east);
    }

    void moveUnit(const char* sign, double east)
    {
        Location place = at("a corner");
        place.point = eastOf(east);
        run(MoveUnit{UnitId(sign), place});
    }

    IncidentId call(const char* type, Priority priority)
    {
        OpenIncident open;
        open.type = TypeCode(type);
        open.priority = priority;
        open.location = at("12 Oak Ave", kInBeat1);
        run(open);
        return desk.room().last<IncidentOpened>().incident;
    }

    void run(const Command& command)
    {
        if (const auto done = desk.room().run(command); !done)
            qFatal("%s", refusalSentence(done.refusal()).c_str());
    }

    void show(IncidentId incident)
    {
        desk.sync();
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not become active");
        elsewhere->setFocus();
        panel->show(incident);
        if (!QTest::qWaitFor([this] { return !panel->model().rows().empty(); }, 2000))
            qFatal("there is no recommendation");
    }

    QStringList order() const
    {
        QStringList units;
        for (const auto& row : panel->model().rows())
            units << QString::fromStdString(row.unit.value);
        return units;
    }
    QStringList marked() const
    {
        QStringList units;
        for (const auto& one : panel->model().marked())
            units << QString::fromStdString(one.value);
        return units;
    }
    QString text(int row, WhoColumn column) const
    {
        return panel->model().index(row, static_cast<int>(column)).data().toString();
    }
    void press(Qt::Key key)
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window, key);
        QTest::qWait(20);
    }
    void choose(const char* unit)
    {
        panel->view().setFocus();
        const int row = panel->model().rowOf(UnitId(unit));
        panel->view().setCurrentIndex(panel->model().index(row, 0));
    }
    const DispatchUnits& sent()
    {
        const auto isSent = [this] { return desk.lastCommand<DispatchUnits>() != nullptr; };
        if (!QTest::qWaitFor(isSent, 2000))
            qFatal("nothing was sent");
        return *desk.lastCommand<DispatchUnits>();
    }
    bool isAsking() { return find<ui::ReasonKeys>("reasonKeys").isAsking(); }
    template <class W>
    W& find(const char* name)
    {
        return childOf<W>(window, name);
    }

    FakeDesk desk;
    QWidget window;
    ui::WhoPanel* panel;
    QLineEdit* elsewhere;
    QStringList sentences;

private:
    ui::ThemeSource m_source;
};

} // namespace

class TestWhoPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNearestComesFirstAndEachSaysWhyOrWhyNot()
    {
        WhoScene scene;
        QAbstractItemModelTester tester(const_cast<RecommendModel*>(&scene.panel->model()),
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
        scene.fill();
        scene.show(scene.call("NOISE", Priority::P3));
        QCOMPARE(scene.order().first(), QStringLiteral("3A12"));
        QCOMPARE(scene.marked(), QStringList{QStringLiteral("3A12")});
        QCOMPARE(scene.text(0, WhoColumn::Order), QStringLiteral("1"));
        QCOMPARE(scene.text(0, WhoColumn::Eta), QStringLiteral("1:29"));
        for (const auto& row : scene.panel->model().rows())
            QVERIFY2(!row.why.empty(), row.unit.value.c_str());
        QCOMPARE(scene.order().size(), 4);
        // Who is left out says how far it is, too.
        QVERIFY(!scene.text(1, WhoColumn::Eta).isEmpty());
        QVERIFY(scene.panel->model().index(1, 1).data(MutedRole).toBool());
    }

    void whyTheFirstWouldGoIsReadBeforeOneIsChosen()
    {
        WhoScene scene;
        scene.fill();
        const IncidentId incident = scene.call("NOISE", Priority::P3);
        scene.show(incident);
        const auto* why = scene.panel->findChild<QLabel*>(QStringLiteral("whoWhy"));
        QCOMPARE(scene.marked(), QStringList{QStringLiteral("3A12")});
        QVERIFY2(why->text().startsWith(QStringLiteral("3A12: ")), qPrintable(why->text()));
        scene.choose("2A11");
        QVERIFY2(why->text().startsWith(QStringLiteral("2A11: ")), qPrintable(why->text()));
    }

    void oneKeySendsWhatIsRecommended()
    {
        WhoScene scene;
        scene.fill();
        const IncidentId incident = scene.call("NOISE", Priority::P1);
        scene.show(incident);
        QCOMPARE(scene.marked().size(), 2); // an emergency with backup
        scene.choose("3A12");
        scene.press(Qt::Key_Return);
        const DispatchUnits& sent = scene.sent();
        QCOMPARE(sent.incident, incident);
        QCOMPARE(sent.units, (std::vector{UnitId("3A12"), UnitId("3A15")}));
        QVERIFY(sent.overrideReason.empty());
        QCOMPARE(sent.stage, AssignmentStage::Dispatched);
        QTRY_VERIFY(scene.sentences.join(u' ').contains(QStringLiteral("Sent 3A12, 3A15 to")));
        // Those who were sent stand first now, on their way, and cannot be sent again.
        QTRY_COMPARE(scene.panel->model().rows().front().standing, WhoStanding::OnIt);
        QTRY_VERIFY(!scene.text(0, WhoColumn::Eta).isEmpty());
        QVERIFY(!scene.marked().contains(QStringLiteral("3A12")));
    }

    void anotherUnitAsksForAOneKeyReasonWhichIsRecorded()
    {
        WhoScene scene;
        scene.fill();
        scene.show(scene.call("NOISE", Priority::P3));
        scene.choose("2A11");
        scene.press(Qt::Key_O);
        QVERIFY(scene.isAsking());
        QVERIFY(scene.desk.lastCommand<DispatchUnits>() == nullptr);
        QVERIFY(scene.find<QLabel>("reasonKeysQuestion")
                    .text()
                    .contains(QStringLiteral("Why 2A11 instead of 3A12?")));
        scene.press(Qt::Key_2);
        const DispatchUnits& sent = scene.sent();
        QCOMPARE(sent.units, std::vector{UnitId("2A11")});
        QCOMPARE(sent.overrideReason, std::string("knows the person or the place"));
        QCOMPARE(sent.recommended, std::vector{UnitId("3A12")});
        QVERIFY(!scene.isAsking());
        const auto recorded = [&scene] {
            for (const auto& one : scene.desk.room().log()) {
                const auto* fact = one.event ? kindIf<OverrideRecorded>(&*one.event) : nullptr;
                if (fact && fact->rule == kOtherUnitsSent)
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(recorded());
    }

    void escapeAtTheReasonSendsNobody()
    {
        WhoScene scene;
        scene.fill();
        scene.show(scene.call("NOISE", Priority::P3));
        scene.choose("2A11");
        scene.press(Qt::Key_O);
        scene.press(Qt::Key_Escape);
        QVERIFY(!scene.isAsking());
        QVERIFY(scene.desk.lastCommand<DispatchUnits>() == nullptr);
        QVERIFY(scene.panel->view().hasFocus());
    }

    void anotherReasonCanBeTyped()
    {
        WhoScene scene;
        scene.fill();
        scene.show(scene.call("NOISE", Priority::P3));
        scene.choose("2A11");
        scene.press(Qt::Key_O);
        scene.press(Qt::Key_0);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("speaks Polish"));
        scene.press(Qt::Key_Return);
        QCOMPARE(scene.sent().overrideReason, std::string("speaks Polish"));
    }

    void oneMoreBesidesNeedsNoReason()
    {
        WhoScene scene;
        scene.fill();
        scene.show(scene.call("NOISE", Priority::P3));
        scene.choose("3A15");
        scene.press(Qt::Key_Space);
        QCOMPARE(scene.marked(), (QStringList{QStringLiteral("3A12"), QStringLiteral("3A15")}));
        scene.press(Qt::Key_Return);
        QCOMPARE(scene.sent().units.size(), std::size_t{2});
        QVERIFY(!scene.isAsking());
    }

    void aBusyUnitSaysWhatSpeaksAgainstItAndAsksWhy()
    {
        WhoScene scene;
        scene.fill();
        const IncidentId other = scene.call("THEFT", Priority::P3);
        scene.desk.room().dispatch("2A11", other);
        scene.show(scene.call("NOISE", Priority::P3));
        scene.choose("2A11");
        scene.press(Qt::Key_O);
        QVERIFY(scene.isAsking());
        QVERIFY(scene.find<QLabel>("reasonKeysQuestion").text().contains(QStringLiteral("2A11")));
        scene.press(Qt::Key_6);
        QCOMPARE(scene.sent().overrideReason, std::string("ordered by the supervisor"));
    }

    void whoWouldBeTakenFromItsWorkIsTakenByOneKey()
    {
        WhoScene scene;
        scene.unit("3A15", {}, 2400);
        const IncidentId other = scene.call("NOISE", Priority::P4);
        scene.desk.room().dispatch("3A15", other);
        const IncidentId incident = scene.call("ROBBERY", Priority::P1);
        scene.show(incident);
        QCOMPARE(scene.marked(), QStringList{QStringLiteral("3A15")});
        QTRY_VERIFY(
            scene.find<QLabel>("whoState").text().contains(QStringLiteral("3A15 leaves 0001")));
        scene.choose("3A15");
        scene.press(Qt::Key_Return);
        QVERIFY(!scene.isAsking());
        const DispatchUnits& sent = scene.sent();
        QVERIFY(sent.overrideReason.empty());
        QCOMPARE(sent.taken, (std::vector{TakenFrom{UnitId("3A15"), other}}));
        QTRY_COMPARE(scene.desk.room().unit("3A15").incident, std::optional(incident));
    }

    void aFlaggedCallWantsCrisisSkillsAndSaysWhatIsShort()
    {
        WhoScene scene;
        scene.unit("3A15", {}, 2400);
        scene.unit("2A11", {}, 4800);
        const IncidentId incident = scene.call("EDP", Priority::P2);
        scene.run(DecideFlag{incident, FlagDecision::Confirmed, {}});
        scene.show(incident);
        QTRY_VERIFY(scene.find<QLabel>("whoState")
                        .text()
                        .contains(QStringLiteral("Short: nobody with CLIN can go")));
        scene.unit("CR1", {kSkillClinician}, 3000);
        scene.desk.sync();
        QTRY_VERIFY(scene.marked().contains(QStringLiteral("CR1")));
        const QString state = scene.find<QLabel>("whoState").text();
        QVERIFY2(!state.contains(QStringLiteral("CLIN can go")), qPrintable(state));
    }

    void rowsStayWhileTheyAreWorkedInAndTheChangeIsTold()
    {
        WhoScene scene;
        scene.fill();
        scene.show(scene.call("NOISE", Priority::P3));
        const QStringList before = scene.order();
        scene.choose("3A15");
        scene.moveUnit("2A11", 100);
        scene.desk.sync();
        auto& again = scene.find<ui::KeyButton>("whoAgain");
        QTRY_VERIFY(again.isVisible());
        QCOMPARE(scene.order(), before);
        QCOMPARE(scene.marked(), QStringList{QStringLiteral("3A12")});
        scene.press(Qt::Key_R);
        QTRY_COMPARE(scene.order().first(), QStringLiteral("2A11"));
        QCOMPARE(scene.marked(), QStringList{QStringLiteral("2A11")});
        QVERIFY(!again.isVisible());
    }

    void untouchedItFollowsUnitsAsTheyMove()
    {
        WhoScene scene;
        scene.fill();
        scene.show(scene.call("NOISE", Priority::P3));
        UnitPosition position;
        position.unit = UnitId("2A11");
        position.at = eastOf(50);
        scene.desk.pass(Span::seconds(5));
        position.fixedAt = scene.desk.now();
        scene.desk.move(position);
        QTRY_COMPARE(scene.order().first(), QStringLiteral("2A11"));
    }

    void aClosedRoadIsHeededAtOnce()
    {
        WhoScene scene;
        scene.fill();
        scene.show(scene.call("NOISE", Priority::P3));
        const auto asked = [&scene] {
            const auto& all = scene.desk.questions();
            return std::count_if(all.begin(), all.end(), [](const AskedQuestion& one) {
                return std::holds_alternative<RecommendQuery>(one.query);
            });
        };
        QTRY_VERIFY(asked() > 0);
        QTest::qWait(50);
        const auto before = asked();
        Location place = at("Main St & Oak Ave");
        place.point = kInBeat1;
        must(scene.desk, CloseRoad{place});
        scene.desk.sync();
        QTRY_VERIFY(asked() > before);
    }

    void aKeyThatWasOnItsWayAsTheListChangedSendsNobody()
    {
        WhoScene scene;
        scene.fill();
        scene.show(scene.call("NOISE", Priority::P3));
        scene.moveUnit("2A11", 100);
        scene.desk.sync();
        QTRY_COMPARE(scene.marked(), QStringList{QStringLiteral("2A11")});
        scene.panel->send();
        QVERIFY(scene.sentences.join(u' ').contains(QStringLiteral("has just changed")));
        QVERIFY(scene.desk.lastCommand<DispatchUnits>() == nullptr);
        QTest::qWait(900);
        scene.panel->send();
        QCOMPARE(scene.sent().units, std::vector{UnitId("2A11")});
    }

    void nothingIsSentThatIsNotSeen()
    {
        WhoScene scene;
        scene.fill();
        scene.show(scene.call("NOISE", Priority::P3));
        scene.panel->hide();
        QSignalSpy wanted(scene.panel, &ui::WhoPanel::shownWanted);
        scene.panel->send();
        QCOMPARE(wanted.size(), 1);
        QVERIFY(scene.desk.commands().empty());
    }

    void whileItIsWorkedOutNobodyIsSent()
    {
        WhoScene scene;
        scene.fill();
        scene.desk.setMapAnswering(Answering::WhenTold);
        const IncidentId incident = scene.call("NOISE", Priority::P3);
        scene.desk.sync();
        scene.window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&scene.window));
        scene.panel->show(incident);
        scene.panel->send();
        QVERIFY(scene.sentences.join(u' ').contains(QStringLiteral("Nobody was sent")));
        QVERIFY(scene.desk.commands().empty());
        // An answer that comes after another incident was chosen is never shown.
        const IncidentId second = scene.call("THEFT", Priority::P3);
        scene.desk.sync();
        scene.panel->show(second);
        scene.desk.answerMapQuestions();
        QTRY_VERIFY(!scene.panel->model().rows().empty());
        scene.panel->send();
        QCOMPARE(scene.sent().incident, second);
    }

    void theRouteOfTheChosenUnitIsGivenToTheMap()
    {
        WhoScene scene;
        scene.fill();
        QSignalSpy routes(scene.panel, &ui::WhoPanel::routesFound);
        scene.show(scene.call("NOISE", Priority::P3));
        scene.choose("2A11");
        const auto last = [&routes] {
            return routes.isEmpty() ? RoutesFound{}
                                    : routes.last().at(0).value<haven::RoutesFound>();
        };
        QTRY_COMPARE(last().routes.size(), std::size_t{2}); // the marked one and the chosen one
        const auto chosen = routes.last().at(1).value<std::optional<haven::UnitId>>();
        QVERIFY(chosen && *chosen == UnitId("2A11"));
    }

    void aManyUnitBoardNeverStallsTheDesk()
    {
        WhoScene scene;
        for (int n = 0; n < 200; ++n)
            scene.unit(("U" + std::to_string(100 + n)).c_str(), {}, 300.0 + 40 * n);
        scene.show(scene.call("NOISE", Priority::P1));
        const testkit::StallWatchdog watchdog;
        for (int n = 0; n < 5; ++n) {
            scene.moveUnit("U150", 5000.0 + n);
            scene.desk.sync();
            QTest::qWait(220);
        }
        QVERIFY2(watchdog.stallMsMax() <= testkit::kStallMsMax,
                 QByteArray::number(watchdog.stallMsMax()).constData());
    }

    void itCanBeUsedWithoutEyesAndWithoutAMouse()
    {
        WhoScene scene;
        scene.fill();
        scene.show(scene.call("NOISE", Priority::P1));
        QVERIFY2(testkit::accessFindings(scene.window).empty(),
                 qPrintable(testkit::toldFindings(testkit::accessFindings(scene.window))));
        const QString spoken = scene.panel->model().index(0, 1).data(SpokenRole).toString();
        QVERIFY2(spoken.startsWith(QStringLiteral("3A12, to be sent as number 1, 1:29: ")),
                 qPrintable(spoken));
        scene.choose("2A11");
        scene.press(Qt::Key_O);
        QVERIFY2(testkit::accessFindings(scene.window).empty(),
                 qPrintable(testkit::toldFindings(testkit::accessFindings(scene.window))));
    }

    void theButtonSaysWhatItHasRoomFor()
    {
        WhoScene scene(QStringLiteral("night"), QSize(900, 330));
        scene.fill();
        const IncidentId incident = scene.call("SUICTHRT", Priority::P1);
        scene.show(incident);
        auto& send = scene.find<ui::KeyButton>("whoSend");
        QTRY_VERIFY(!scene.marked().isEmpty());
        const QStringList first = scene.marked();
        QVERIFY(!first.isEmpty());
        QTRY_VERIFY2(send.text().contains(first.front()) ||
                         send.text().contains(QString::number(first.size())),
                     qPrintable(send.text()));
        for (const int width : {520, 470, 440, 400, 340}) {
            scene.window.resize(width, scene.window.height());
            const auto isInside = [&] {
                return scene.panel->width() == width && send.geometry().left() > 0 &&
                       send.geometry().right() < send.parentWidget()->width();
            };
            QTRY_VERIFY2(isInside(), qPrintable(QString::number(width)));
            // All the units by name, or only how many.
            const bool isNamed = send.text().contains(first.join(QStringLiteral(", ")));
            QVERIFY2(isNamed || send.text().contains(QString::number(first.size())),
                     qPrintable(send.text()));
        }
    }

    void nothingIsClippedInAnyLook_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("zoom");
        QTest::newRow("night") << QStringLiteral("night") << QSize(560, 330) << 100;
        QTest::newRow("day") << QStringLiteral("day") << QSize(560, 330) << 100;
        QTest::newRow("small") << QStringLiteral("night") << QSize(400, 600) << 100;
        QTest::newRow("large") << QStringLiteral("day") << QSize(640, 560) << 150;
        QTest::newRow("contrast") << QStringLiteral("high-contrast") << QSize(365, 540) << 100;
    }
    void nothingIsClippedInAnyLook()
    {
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        QFETCH(int, zoom);
        WhoScene scene(theme, size, zoom);
        scene.fill();
        scene.unit("4A02", {}, 9000);
        const IncidentId other = scene.call("THEFT", Priority::P4);
        scene.desk.room().dispatch("3A15", other);
        const IncidentId incident = scene.call("SUICTHRT", Priority::P1);
        scene.run(DecideFlag{incident, FlagDecision::Confirmed, {}});
        scene.show(incident);
        scene.choose("3A12");
        QTest::qWait(60);
        testkit::saveToGallery(*scene.panel, QStringLiteral("who-%1").arg(
                                                 QString::fromLatin1(QTest::currentDataTag())));
        QVERIFY2(testkit::clippingFindings(*scene.panel).empty(),
                 qPrintable(testkit::toldFindings(testkit::clippingFindings(*scene.panel))));
        scene.choose("4A02");
        scene.press(Qt::Key_O);
        QTest::qWait(60);
        testkit::saveToGallery(
            *scene.panel,
            QStringLiteral("who-why-%1").arg(QString::fromLatin1(QTest::currentDataTag())));
        QVERIFY2(testkit::clippingFindings(*scene.panel).empty(),
                 qPrintable(testkit::toldFindings(testkit::clippingFindings(*scene.panel))));
    }
};

HAVEN_TESTS(TestWhoPanel)
#include "tst_who_panel.moc"
