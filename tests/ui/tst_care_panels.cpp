#include "tests/testkit/screening_kit.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/ui/care_room.h"
#include "tests/ui/crisis_scene.h"
#include "tests/ui/filled_care.h"
#include "ui/crisis/crisis_workspace.h"
#include "ui/incident/incident_panel.h"
#include "ui/incident/text_column.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

// A word in each kind of record.
IncidentId plantCare(FakeDesk& desk)
{
    const IncidentId id = bridgeCall(desk);
    const auto text = [&](const Seat& by, CareSheet sheet, CareField field, const char* words) {
        mustAs(desk, by, RecordCareText{id, sheet, field, words});
    };
    text(clinicianSeat(), CareSheet::Handoff, CareField::Medicines, "zqhandoff");
    text(clinicianSeat(), CareSheet::Outcome, CareField::Seen, "zqoutcome");
    text(clinicianSeat(), CareSheet::Certificate, CareField::Condition, "zqcertificate");
    text(dispatcherSeat(), CareSheet::OfficerRequest, CareField::Condition, "zqrequest");
    mustAs(desk, dispatcherSeat(), AddNote{id, {}, "zqpolicenote", FieldClass::Police, {}});
    mustAs(desk, dispatcherSeat(), AddNote{id, {}, "zqcarenote", FieldClass::Care, {}});
    mustAs(desk, dispatcherSeat(), RecordForce{id, {ForceKind::Hands}, "Diaz", "zqforce"});
    mustAs(desk, clinicianSeat(),
           RecordMandatedReport{id, MandatedKind::Child, MandatedStanding::Made, "zqwhomade",
                                "zqreport"});
    mustAs(desk, clinicianSeat(),
           RecordConsent{id, "River House", "zqconsent", ConsentForm::Written, 90});
    mustAs(desk, clinicianSeat(),
           RecordReferral{id, "River House", ReferralStatus::Offered, "zqreferral"});
    mustAs(desk, clinicianSeat(), PlanFollowUp{id, FollowUpKind::Hours24, "zqfollowup"});
    desk.room().setInstrument(madeUpInstrument());
    mustAs(desk, clinicianSeat(),
           RecordScreening{id,
                           InstrumentId("made-up-screen"),
                           ScreeningOutcome::Recorded,
                           {{"total", "1"}, {"tier", "low"}, {"remark", "zqscreening"}}});
    RecordCarePlan plan;
    plan.incident = id;
    plan.plan.radioSafe = "zqradio";
    plan.plan.texts = {{PlanField::Helps, "zqwholeplan"},
                       {PlanField::Steps, "1 stand back"},
                       {PlanField::Source, "the sister"}};
    mustAs(desk, clinicianSeat(), plan);
    mustAs(desk, supervisorSeat(),
           ApproveCarePlan{CarePlanId(desk.room().state().counters.carePlan), "sergeant"});
    desk.sync();
    return id;
}

// All that a person, or a screen reader, finds on what is shown. Without the lines of the log,
// which the real desk tells by role and this one does not.
QString readOf(QWidget& window)
{
    QStringList all;
    for (const auto* one : window.findChildren<QLabel*>())
        all << (one->isVisible() ? one->text() : QString());
    for (const auto* one : window.findChildren<QLineEdit*>())
        all << (one->isVisible() ? one->text() : QString());
    for (const auto* one : window.findChildren<TextColumn*>()) {
        const bool isLog = one->objectName() == u"timelineList";
        for (const TextItem& item : isLog ? std::vector<TextItem>() : one->items()) {
            for (const TextBlock& block : item.blocks)
                all << (one->isVisible() ? block.text : QString());
        }
    }
    for (const auto* one : window.findChildren<QAbstractItemView*>()) {
        for (int row = 0; one->isVisible() && one->model() && row < one->model()->rowCount(); ++row)
            for (int column = 0; column < one->model()->columnCount(); ++column)
                all << one->model()->index(row, column).data().toString();
    }
    return all.join(u'\n');
}

} // namespace

class TestCarePanels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOutcomeIsWrittenByKeysAlone()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        auto* seen = room.shown<QLineEdit>("sheet-seen");
        QVERIFY(seen && seen->hasFocus());
        room.type(QStringLiteral("sat on the rail"));
        room.press(Qt::Key_Return);
        QTRY_COMPARE(room.outcome(id, CareField::Seen), std::string("sat on the rail"));
        // On the record: the line is free again, and what stands there says by whom.
        QTRY_VERIFY(seen->text().isEmpty());
        QVERIFY(room.shown<QLabel>("sheet-seen-standing")
                    ->text()
                    .contains(QStringLiteral("sat on the rail")));
        auto* went = room.shown<QComboBox>("sheet-went");
        went->setFocus();
        room.press(Qt::Key_Down);
        QTRY_COMPARE(room.outcome(id, CareField::Went), std::string("home"));
    }

    void aRefusalKeepsTheWordsAndSaysWhy()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        room.desk.refuseNextWith(refuse(RefusalCode::DiskFull, "demo.haven"));
        room.type(QStringLiteral("sat on the rail"));
        room.press(Qt::Key_Return);
        auto* message =
            room.shown<QWidget>("sheetOutcome")->findChild<QLabel*>(QStringLiteral("sheetMessage"));
        QTRY_VERIFY(message->text().contains(QStringLiteral("disk")));
        QCOMPARE(room.shown<QLineEdit>("sheet-seen")->text(), QStringLiteral("sat on the rail"));
        room.press(Qt::Key_Return);
        QTRY_VERIFY(room.shown<QLineEdit>("sheet-seen")->text().isEmpty());
    }

    void whatIsTypedComesBackWithItsIncident()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        const IncidentId other = room.desk.room().open("WELFARE");
        room.show(id);
        room.type(QStringLiteral("half a sent"));
        room.workspace().show(other);
        QTRY_VERIFY(room.shown<QLineEdit>("sheet-seen")->text().isEmpty());
        room.workspace().show(id);
        QTRY_COMPARE(room.shown<QLineEdit>("sheet-seen")->text(), QStringLiteral("half a sent"));
        QVERIFY(room.care(other).sheets.empty());
    }

    void theCertificateShowsTheHospitalsClocksToAClinicianAlone()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        mustAs(room.desk, clinicianSeat(),
               RecordCareText{id, CareSheet::Certificate, CareField::Arrived, "arrived"});
        room.show(id);
        room.press(Qt::Key_4, Qt::AltModifier);
        auto* form = room.shown<QWidget>("sheetCertificate");
        QVERIFY(form);
        auto* clocks = form->findChild<QLabel*>(QStringLiteral("sheetClocks"));
        QVERIFY(clocks->isVisible() && clocks->text().contains(QStringLiteral("examination by")));
        room.desk.setSeat(supervisorSeat());
        QTRY_VERIFY(!clocks->isVisible());
        QVERIFY(!form->findChild<QLineEdit*>(QStringLiteral("sheet-license"))->isEnabled());
    }

    // "bay 3, 19:58" was then, as on the command line; words without a time are asked back.
    void anArrivalIsWhenItWasAndNotWhenItWasTyped()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        room.press(Qt::Key_4, Qt::AltModifier);
        auto* form = room.shown<QWidget>("sheetCertificate");
        auto* line = form->findChild<QLineEdit*>(QStringLiteral("sheet-arrived"));
        line->setFocus();
        room.type(QStringLiteral("bay 3"));
        room.press(Qt::Key_Return);
        auto* message = form->findChild<QLabel*>(QStringLiteral("sheetMessage"));
        QTRY_VERIFY(message->isVisible() && message->text().contains(QStringLiteral("bay 3")));
        QCOMPARE(line->text(), QStringLiteral("bay 3"));
        QVERIFY(room.care(id).sheets.count(CareSheet::Certificate) == 0);
        const Instant was{(room.desk.now() - Span::minutes(2)).ms / 60'000 * 60'000};
        room.type(QStringLiteral(", ") + utcClock().time(was).left(5));
        room.press(Qt::Key_Return);
        QTRY_VERIFY(room.care(id).sheets.count(CareSheet::Certificate) > 0);
        const auto& sheet = room.care(id).sheets.at(CareSheet::Certificate);
        QVERIFY(sheet.at(CareField::Arrived).at == was);
        QTRY_VERIFY(!message->isVisible());
    }

    // Who it is stands on the incident: nobody types it twice, and nobody writes it by leaving.
    void aWorksheetTakesOverWhoTheIncidentNames()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        Person person;
        person.role = PersonRole::Patient;
        person.name = "Sam Reed";
        person.born = "1988-04-17";
        mustAs(room.desk, clinicianSeat(), RecordPerson{id, person});
        room.show(id);
        room.press(Qt::Key_4, Qt::AltModifier);
        auto* line = room.shown<QLineEdit>("sheet-person");
        QVERIFY(line != nullptr);
        // Told beside the line and never in it, where a name would look recorded.
        QVERIFY(!line->placeholderText().contains(QStringLiteral("Sam Reed")));
        const auto told = [&room](const char* name) { return room.shown<QLabel>(name)->text(); };
        QVERIFY(told("sheet-person-standing")
                    .contains(QStringLiteral("“Sam Reed”. Enter on the empty line takes it over")));
        line->setFocus();
        room.press(Qt::Key_Tab);
        QVERIFY(room.care(id).sheets.count(CareSheet::Certificate) == 0);
        line->setFocus();
        room.press(Qt::Key_Return);
        QTRY_VERIFY(room.care(id).sheets.count(CareSheet::Certificate) > 0);
        QCOMPARE(room.care(id).sheets.at(CareSheet::Certificate).at(CareField::Person).text,
                 std::string("Sam Reed"));
        QTRY_VERIFY(!told("sheet-person-standing").contains(QStringLiteral("takes it over")));
        // Other words are as ever what was typed.
        auto* born = room.shown<QLineEdit>("sheet-born");
        QVERIFY(told("sheet-born-standing").contains(QStringLiteral("“1988-04-17”")));
        born->setFocus();
        room.type(QStringLiteral("about 38"));
        room.press(Qt::Key_Return);
        QTRY_COMPARE(room.care(id).sheets.at(CareSheet::Certificate).count(CareField::Born),
                     std::size_t(1));
        QCOMPARE(room.care(id).sheets.at(CareSheet::Certificate).at(CareField::Born).text,
                 std::string("about 38"));
        // The hand-off page asks for none of it.
        room.press(Qt::Key_2, Qt::AltModifier);
        QVERIFY(room.shown<QLineEdit>("sheet-person") == nullptr);
    }

    void aWorksheetIsPrintedByItsKey()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        room.press(Qt::Key_4, Qt::AltModifier);
        QSignalSpy wanted(&room.workspace(), &CrisisWorkspace::worksheetRequested);
        room.press(Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.front().front().value<IncidentId>().value, id.value);
    }

    void aPlanOpensOnlyWithAReasonAndIsRecorded()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        const CarePlanId plan = planFor(room.desk, id);
        room.show(id);
        auto* text = room.find<QLabel>("planText");
        QVERIFY(room.find<QLabel>("planCard1")->text().contains(QStringLiteral("slowly")));
        QVERIFY(!text->isVisible());
        room.press(Qt::Key_G, Qt::AltModifier);
        QVERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
        QVERIFY(!text->isVisible());
        room.type(QStringLiteral("going there now"));
        room.press(Qt::Key_Return);
        QTRY_VERIFY(text->isVisible());
        QVERIFY(text->text().contains(QStringLiteral("soft voice")));
        const auto* view = room.desk.lastCommand<ViewCare>();
        QVERIFY(view && view->plan == plan && view->incident == id);
        QCOMPARE(view->reason, std::string("going there now"));
        // It closes again with its incident.
        const IncidentId other = room.desk.room().open("WELFARE", "somewhere else");
        room.desk.sync();
        room.workspace().show(other);
        QVERIFY(!text->isVisible());
        room.workspace().show(id);
        QVERIFY(!text->isVisible());
    }

    // The matrix of roles and views for the care record on screen; what is asked of the log,
    // exported or printed is in tests/session/tst_role_views.
    void everyRoleReadsItsOwnOnScreen_data()
    {
        QTest::addColumn<QString>("letter");
        QTest::newRow("dispatcher") << QStringLiteral("D");
        QTest::newRow("clinician") << QStringLiteral("C");
        QTest::newRow("supervisor") << QStringLiteral("S");
        QTest::newRow("administrator") << QStringLiteral("A");
        QTest::newRow("no role") << QStringLiteral("-");
    }

    void everyRoleReadsItsOwnOnScreen()
    {
        QFETCH(QString, letter);
        Seat seat = letter == u"D"   ? dispatcherSeat()
                    : letter == u"C" ? clinicianSeat()
                    : letter == u"S" ? supervisorSeat()
                                     : administratorSeat();
        if (letter == u"-")
            seat.roles.clear();
        CareRoom room;
        const IncidentId id = plantCare(room.desk);
        room.desk.setSeat(seat);
        room.show(id);
        QString read;
        for (int page = 0; page < 8; ++page) {
            room.press(static_cast<Qt::Key>(Qt::Key_1 + page), Qt::AltModifier);
            QTest::qWait(20);
            read += readOf(room.window());
        }
        IncidentPanel incident(room.source(), room.desk, utcClock());
        incident.show(id);
        incident.resize(600, 1400);
        incident.setVisible(true);
        QTest::qWait(50);
        read += readOf(incident);
        const struct {
            const char* word;
            const char* may;
        } planted[] = {{"zqforce", "DCS"},    {"zqrequest", "DCS"},  {"zqhandoff", "CS"},
                       {"zqradio", "DCS"},    {"zqoutcome", "CS"},   {"zqcertificate", "CS"},
                       {"zqreport", "CS"},    {"zqwhomade", "CS"},   {"zqconsent", "CS"},
                       {"zqreferral", "CS"},  {"zqfollowup", "CS"},  {"zqwholeplan", ""},
                       {"zqscreening", "CS"}, {"zqcarenote", "DCS"}, {"zqpolicenote", "DCSA-"}};
        for (const auto& one : planted) {
            const bool may = QString::fromUtf8(one.may).contains(letter);
            const bool isThere = read.contains(QString::fromUtf8(one.word));
            QVERIFY2(isThere == may, one.word);
        }
    }

    void everythingCanBeReachedAndNothingIsClipped_data()
    {
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("percent");
        QTest::newRow("day-1920") << QStringLiteral("day") << QSize(1920, 1000) << 100;
        QTest::newRow("night-1920") << QStringLiteral("night") << QSize(1920, 1000) << 100;
        QTest::newRow("night-1366") << QStringLiteral("night") << QSize(1366, 700) << 100;
        QTest::newRow("day-150") << QStringLiteral("day") << QSize(1920, 1000) << 150;
        QTest::newRow("contrast-1366")
            << QStringLiteral("high-contrast") << QSize(1366, 700) << 100;
        QTest::newRow("contrast-150")
            << QStringLiteral("high-contrast") << QSize(1920, 1000) << 150;
    }

    void everythingCanBeReachedAndNothingIsClipped()
    {
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        QFETCH(int, percent);
        CareRoom room(theme, size);
        const IncidentId id = fillCare(room.desk);
        room.desk.pass(Span::hours(25));
        room.zoom(percent);
        room.show(id);
        for (int page = 0; page < 8; ++page) {
            room.press(static_cast<Qt::Key>(Qt::Key_1 + page), Qt::AltModifier);
            QTest::qWait(20);
            const auto access = testkit::accessFindings(room.window());
            QVERIFY2(access.empty(), qPrintable(testkit::toldFindings(access)));
            // What scrolls grows to what is in it in the next rounds of events.
            QTRY_VERIFY2(
                testkit::clippingFindings(room.window()).empty(),
                qPrintable(testkit::toldFindings(testkit::clippingFindings(room.window()))));
            QVERIFY(
                savePicture(room.window(), QStringLiteral("care-%1-%2")
                                               .arg(QString::fromLatin1(QTest::currentDataTag()))
                                               .arg(page + 1)));
        }
    }
};

HAVEN_TESTS(TestCarePanels)
#include "tst_care_panels.moc"
