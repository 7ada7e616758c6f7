#include "models/items/follow_up_model.h"
#include "tests/testkit/screening_kit.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/access_check.h"
#include "tests/testkit/ui/sample_look.h"
#include "tests/ui/care_room.h"
#include "tests/ui/crisis_scene.h"
#include "ui/care/care_panel.h"
#include "ui/care/plan_cards.h"
#include "ui/crisis/crisis_workspace.h"
#include "ui/incident/incident_panel.h"
#include "ui/incident/text_column.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/key_button.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

// A plan for the place of the incident, approved.
CarePlanId planFor(FakeDesk& desk, IncidentId id)
{
    RecordCarePlan command;
    command.incident = id;
    command.plan.radioSafe = "startles at sirens, one person speaks, slowly";
    command.plan.texts = {{PlanField::Helps, "a soft voice, water, time"},
                          {PlanField::Triggers, "touch from behind"},
                          {PlanField::Steps, "1 stand back, 2 say your name, 3 ask for the sister"},
                          {PlanField::Source, "the sister, by telephone"}};
    mustAs(desk, clinicianSeat(), command);
    const CarePlanId plan(desk.room().state().counters.carePlan);
    mustAs(desk, supervisorSeat(), ApproveCarePlan{plan, "sergeant"});
    return plan;
}

// What a busy afternoon leaves behind.
IncidentId fillCare(FakeDesk& desk)
{
    const IncidentId id = fillClinicianEvening(desk);
    planFor(desk, id);
    const auto text = [&](CareSheet sheet, CareField field, const char* words) {
        mustAs(desk, clinicianSeat(), RecordCareText{id, sheet, field, words});
    };
    text(CareSheet::Outcome, CareField::Seen,
         "on the rail, cold, speaks to nobody for ten minutes");
    text(CareSheet::Outcome, CareField::Went, "hospital");
    text(CareSheet::Certificate, CareField::License, "LCSW 1234");
    text(CareSheet::Certificate, CareField::Arrived, "ambulance bay");
    mustAs(desk, clinicianSeat(), PlanFollowUp{id, FollowUpKind::Hours24, "how the night went"});
    mustAs(desk, clinicianSeat(), PlanFollowUp{id, FollowUpKind::Hours72, "the clinic on Friday"});
    mustAs(desk, clinicianSeat(), TryFollowUp{FollowUpId(1), ContactResult::NoAnswer, {}});
    mustAs(
        desk, clinicianSeat(),
        RecordMandatedReport{id, MandatedKind::Child, MandatedStanding::Due, {}, "two children"});
    mustAs(desk, clinicianSeat(),
           RecordConsent{id, "River House", "name, telephone", ConsentForm::Written, 90});
    mustAs(desk, clinicianSeat(), RecordReferral{id, "River House", ReferralStatus::Sent, {}});
    desk.room().setInstrument(madeUpInstrument());
    mustAs(desk, clinicianSeat(),
           RecordScreening{id,
                           InstrumentId("made-up-screen"),
                           ScreeningOutcome::Recorded,
                           {{"total", "21"}, {"tier", "very_high"}}});
    return id;
}

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

    void aFollowUpIsPromisedTriedAndDoneByKeys()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        room.press(Qt::Key_6, Qt::AltModifier);
        auto* panel = room.find<QWidget>("followUpPanel");
        QVERIFY(panel->isVisible());
        room.find<KeyButton>("promise48")->setFocus();
        room.press(Qt::Key_4);
        QTRY_COMPARE(room.desk.state().followUps.size(), std::size_t(1));
        auto* view = room.find<QTableView>("followUpView");
        QAbstractItemModelTester tester(view->model());
        QTRY_VERIFY(view->isVisible());
        view->setFocus();
        view->setCurrentIndex(view->model()->index(1, 0));
        QTRY_VERIFY(room.find<KeyButton>("followUpDone")->isVisible());
        room.press(Qt::Key_O);
        auto* message = panel->findChild<QLabel*>(QStringLiteral("followUpMessage"));
        QTRY_VERIFY(message->text().contains(QStringLiteral("not done")));
        room.press(Qt::Key_R);
        QTRY_COMPARE(room.desk.state().followUps.at(FollowUpId(1)).tries.size(), std::size_t(1));
        room.press(Qt::Key_O);
        QTRY_VERIFY(room.desk.state().followUps.at(FollowUpId(1)).end == FollowUpEnd::Done);
    }

    void aPromiseSaysWhatItIsForAndItsWordsAreKeptUntilItIsMade()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        room.press(Qt::Key_6, Qt::AltModifier);
        // Whoever types at once writes what it is for; no digit of that promises anything.
        auto* what = room.find<QLineEdit>("followUpWhat");
        QVERIFY(what->hasFocus());
        room.type(QStringLiteral("2 calls, after 4, not at work"));
        QVERIFY(room.desk.state().followUps.empty());
        const std::string key = "follow-up-what/" + room.desk.state().incidents.at(id).number;
        QTRY_COMPARE(room.desk.draft(key), std::string("2 calls, after 4, not at work"));
        room.desk.refuseNextWith(refuse(RefusalCode::DiskFull, "demo.haven"));
        room.find<KeyButton>("promise48")->setFocus();
        room.press(Qt::Key_4);
        QTRY_VERIFY(room.find<QLabel>("followUpMessage")->text().contains(QStringLiteral("disk")));
        QCOMPARE(what->text(), QStringLiteral("2 calls, after 4, not at work"));
        room.press(Qt::Key_4);
        QTRY_COMPARE(room.desk.state().followUps.size(), std::size_t(1));
        QCOMPARE(room.desk.state().followUps.at(FollowUpId(1)).text,
                 std::string("2 calls, after 4, not at work"));
        QTRY_VERIFY(what->text().isEmpty());
        QVERIFY(room.desk.draft(key).empty());
    }

    // How the person is safely reached is not for a dispatcher who relieves at the same desk.
    void whatAClinicianBeganIsNotReadByWhoeverRelieves()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        room.press(Qt::Key_6, Qt::AltModifier);
        auto* what = room.find<QLineEdit>("followUpWhat");
        const QString begun = QStringLiteral("at her sister's, not at home");
        room.type(begun);
        QCOMPARE(what->text(), begun);
        const Seat clinician = room.desk.seat();
        Seat dispatcher = dispatcherSeat();
        dispatcher.position = clinician.position;
        room.desk.setSeat(dispatcher);
        QVERIFY2(what->text().isEmpty(), qPrintable(what->text()));
        room.desk.setSeat(clinician);
        QCOMPARE(what->text(), begun);
    }

    void aFollowUpSaysWhomToCallAndWhetherItIsSafe()
    {
        CareRoom room;
        OpenIncident open;
        open.type = TypeCode("SUICTHRT");
        open.location.text = "118 Wharf St";
        CallDraft call;
        call.callerName = "Dana Reed";
        call.relation = "sister";
        call.callback = "203-555-0147";
        call.safeContact = SafeContact::Never;
        open.call = call;
        QVERIFY(room.desk.room().run(open));
        const IncidentId id(room.desk.room().state().counters.incident);
        Person person;
        person.name = "Sam Reed";
        person.phone = "203-555-0148";
        mustAs(room.desk, clinicianSeat(), RecordPerson{id, person});
        mustAs(room.desk, clinicianSeat(),
               PlanFollowUp{id, FollowUpKind::Hours24, "by the neighbor"});
        room.show(id);
        room.press(Qt::Key_6, Qt::AltModifier);
        auto* view = room.find<QTableView>("followUpView");
        const auto what = [view] {
            const int column = static_cast<int>(FollowUpColumn::What);
            return view->model()->index(1, column).data().toString();
        };
        QTRY_COMPARE(what(), QStringLiteral("by the neighbor"));
        auto* whom = room.find<QLabel>("followUpWhom");
        QTRY_VERIFY(whom->isVisible());
        for (const char* part :
             {"Sam Reed", "203-555-0148", "Dana Reed", "sister", "203-555-0147", "NEVER call back"})
            QVERIFY2(whom->text().contains(QString::fromLatin1(part)), qPrintable(whom->text()));
        mustAs(room.desk, supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"});
        room.desk.sync();
        QTRY_VERIFY(!whom->text().contains(QStringLiteral("Reed")));
        // Nor in its row, where it is said how somebody is safely reached.
        QTRY_COMPARE(what(), QStringLiteral("restricted"));
        mustAs(room.desk, supervisorSeat(), RestrictIncident{id, Visibility::Normal, "cleared"});
        room.desk.sync();
        QTRY_COMPARE(what(), QStringLiteral("by the neighbor"));
    }

    void aMissedFollowUpTakesItsReason()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        mustAs(room.desk, clinicianSeat(), PlanFollowUp{id, FollowUpKind::Hours24, {}});
        room.desk.pass(Span::hours(30));
        room.show(id);
        room.press(Qt::Key_6, Qt::AltModifier);
        auto* view = room.find<QTableView>("followUpView");
        QVERIFY(view->hasFocus());
        QCOMPARE(view->model()->index(0, 0).data().toString(), QStringLiteral("Overdue"));
        room.press(Qt::Key_M);
        room.type(QStringLiteral("telephone is off"));
        room.press(Qt::Key_Return);
        QTRY_VERIFY(room.desk.state().followUps.at(FollowUpId(1)).end == FollowUpEnd::Missed);
    }

    void aDispatcherIsToldHowManyAndOfNobody()
    {
        CareRoom room;
        const IncidentId id = fillCare(room.desk);
        room.desk.setSeat(dispatcherSeat());
        room.show(id);
        room.press(Qt::Key_6, Qt::AltModifier);
        QVERIFY(!room.find<QTableView>("followUpView")->isVisible());
        QVERIFY(room.find<QLabel>("followUpEmpty")->isVisible());
        QVERIFY(!room.find<KeyButton>("followUpReached")->isVisible());
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

    void reportsConsentAndReferralsAreRecordedInTheirLines()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        room.press(Qt::Key_5, Qt::AltModifier);
        room.find<QComboBox>("reportStanding")->setCurrentIndex(1);
        room.find<QLineEdit>("reportBy")->setFocus();
        room.type(QStringLiteral("Osei"));
        room.press(Qt::Key_Return);
        QTRY_COMPARE(room.care(id).reports.size(), std::size_t(1));
        QTRY_VERIFY(
            room.find<QLabel>("ledgerReportsRecorded")->text().contains(QStringLiteral("Osei")));
        room.find<QLineEdit>("referralTo")->setFocus();
        room.type(QStringLiteral("River House"));
        room.find<QComboBox>("referralStatus")->setCurrentIndex(2);
        room.press(Qt::Key_Return);
        QTRY_VERIFY(room.find<QLabel>("ledgerMessage")
                        ->text()
                        .contains(QStringLiteral("consent"), Qt::CaseInsensitive));
        QCOMPARE(room.find<QLineEdit>("referralTo")->text(), QStringLiteral("River House"));
        // Force is a police matter.
        QVERIFY(room.find<QLabel>("ledgerForceClosed")->isVisible());
        QVERIFY(!room.find<QComboBox>("forceKind")->isVisible());
    }

    void aConsentHoldsAsLongAsItSaysAndIsTakenBack()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        room.press(Qt::Key_5, Qt::AltModifier);
        QVERIFY(!room.find<QWidget>("ledgerWithdrawal")->isVisible());
        const auto put = [&](const char* name, const char* words) {
            room.find<QLineEdit>(name)->setFocus();
            room.type(QString::fromLatin1(words));
        };
        put("consentTo", "River House");
        put("consentScope", "name, telephone");
        put("consentDays", "a month");
        room.press(Qt::Key_Return);
        QTRY_VERIFY(room.find<QLabel>("ledgerMessage")->text().contains(QStringLiteral("365")));
        QVERIFY(room.care(id).consents.empty());
        room.find<QLineEdit>("consentDays")->clear();
        put("consentDays", "30");
        room.press(Qt::Key_Return);
        QTRY_COMPARE(room.care(id).consents.size(), std::size_t(1));
        const Consent given = room.care(id).consents.front();
        QVERIFY(given.until == given.from + Span::hours(24 * 30));
        QTRY_VERIFY(room.find<QWidget>("ledgerWithdrawal")->isVisible());
        put("withdrawnNumber", "1");
        put("withdrawnWhy", "asked to");
        room.press(Qt::Key_Return);
        QTRY_VERIFY(room.care(id).consents.front().withdrawnAt.has_value());
        QTRY_VERIFY(!room.find<QWidget>("ledgerWithdrawal")->isVisible());
    }

    void aLineOfTheLedgerOutlivesTheWindowAndGoesWithTheRecord()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        const IncidentId other = room.desk.room().open("WELFARE", "9 Elm St");
        room.show(id);
        room.press(Qt::Key_5, Qt::AltModifier);
        room.find<QComboBox>("consentForm")->setCurrentIndex(1);
        room.find<QLineEdit>("consentTo")->setFocus();
        room.type(QStringLiteral("River House"));
        const std::string key = "ledger/" + room.desk.state().incidents.at(id).number + "/";
        QTRY_COMPARE(room.desk.draft(key + "consentTo"), std::string("River House"));
        // What was begun about one person is not there for another.
        room.workspace().show(other);
        QVERIFY(room.find<QLineEdit>("consentTo")->text().isEmpty());
        QCOMPARE(room.find<QComboBox>("consentForm")->currentIndex(), 0);
        // Killed and opened again.
        room.reopen(id);
        room.press(Qt::Key_5, Qt::AltModifier);
        QCOMPARE(room.find<QLineEdit>("consentTo")->text(), QStringLiteral("River House"));
        QCOMPARE(room.find<QComboBox>("consentForm")->currentIndex(), 1);
        room.find<QLineEdit>("consentScope")->setFocus();
        room.type(QStringLiteral("name, telephone"));
        room.press(Qt::Key_Return);
        QTRY_COMPARE(room.care(id).consents.size(), std::size_t(1));
        QVERIFY(room.care(id).consents.front().form == ConsentForm::Verbal);
        QTRY_VERIFY(room.find<QLineEdit>("consentTo")->text().isEmpty());
        for (const char* field : {"consentForm", "consentTo", "consentScope"})
            QVERIFY2(room.desk.draft(key + field).empty(), field);
        room.reopen(id);
        room.press(Qt::Key_5, Qt::AltModifier);
        QVERIFY(room.find<QLineEdit>("consentTo")->text().isEmpty());
    }

    void whatIsRecordedAfterSomebodyWentOnIsNoDraftAnyMore()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        const IncidentId other = room.desk.room().open("WELFARE", "9 Elm St");
        room.show(id);
        room.press(Qt::Key_5, Qt::AltModifier);
        room.find<QLineEdit>("referralTo")->setFocus();
        room.type(QStringLiteral("River House"));
        room.press(Qt::Key_Return); // on its way
        room.workspace().show(other);
        room.find<QLineEdit>("referralTo")->setFocus();
        room.type(QStringLiteral("River House"));
        QTRY_COMPARE(room.care(id).referrals.size(), std::size_t(1));
        const auto key = [&](IncidentId one) {
            return "ledger/" + room.desk.state().incidents.at(one).number + "/referralTo";
        };
        QTRY_COMPARE(room.desk.draft(key(other)), std::string("River House"));
        QVERIFY(room.desk.draft(key(id)).empty());
        QCOMPARE(room.find<QLineEdit>("referralTo")->text(), QStringLiteral("River House"));
    }

    void wordsTypedWhileASaveIsUnderWayOutliveItsAnswer()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        const IncidentId other = room.desk.room().open("WELFARE", "9 Elm St");
        room.show(id);
        room.desk.setAnswering(Answering::WhenTold);
        auto* seen = room.shown<QLineEdit>("sheet-seen");
        seen->setFocus();
        room.type(QStringLiteral("stood at the rail"));
        room.press(Qt::Key_Return); // on its way
        room.type(QStringLiteral(", came down by herself"));
        room.workspace().show(other);
        room.desk.answerAll();
        room.workspace().show(id);
        QTRY_COMPARE(room.shown<QLineEdit>("sheet-seen")->text(),
                     QStringLiteral("stood at the rail, came down by herself"));

        room.press(Qt::Key_5, Qt::AltModifier);
        auto* to = room.find<QLineEdit>("referralTo");
        to->setFocus();
        room.type(QStringLiteral("River House"));
        room.press(Qt::Key_Return); // on its way
        room.type(QStringLiteral(", second floor"));
        room.workspace().show(other);
        room.desk.answerAll();
        QCOMPARE(room.care(id).referrals.size(), std::size_t(1));
        room.workspace().show(id);
        QTRY_COMPARE(to->text(), QStringLiteral("River House, second floor"));
    }

    void whatAColleagueBeganIsNotShownToWhoMayNotEnterIt()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        room.show(id);
        room.press(Qt::Key_5, Qt::AltModifier);
        room.find<QLineEdit>("consentTo")->setFocus();
        room.type(QStringLiteral("River House"));
        Seat relief = dispatcherSeat();
        relief.position = room.desk.seat().position;
        room.desk.setSeat(relief);
        QVERIFY(room.find<QLineEdit>("consentTo")->text().isEmpty());
        Seat back = clinicianSeat();
        back.position = relief.position;
        room.desk.setSeat(back);
        QCOMPARE(room.find<QLineEdit>("consentTo")->text(), QStringLiteral("River House"));
    }

    void whoMayNotReadTheSheetHasDraftsOfTheirOwn()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        const IncidentId other = room.desk.room().open("WELFARE", "9 Elm St");
        room.show(id);
        auto* seen = room.shown<QLineEdit>("sheet-seen");
        seen->setFocus();
        room.type(QStringLiteral("told me of her mother"));
        Seat relief = dispatcherSeat();
        relief.position = room.desk.seat().position;
        room.desk.setSeat(relief);
        QVERIFY(seen->text().isEmpty());
        // What they write themselves goes on to no other incident, and is there when they are back.
        seen->setFocus();
        room.type(QStringLiteral("stood at the rail"));
        room.workspace().show(other);
        QVERIFY(seen->text().isEmpty());
        room.workspace().show(id);
        QCOMPARE(seen->text(), QStringLiteral("stood at the rail"));
        Seat back = clinicianSeat();
        back.position = relief.position;
        room.desk.setSeat(back);
        QCOMPARE(seen->text(), QStringLiteral("told me of her mother"));
    }

    void aDispatcherReplacesNoWordsOfAClinician()
    {
        CareRoom room;
        const IncidentId id = bridgeCall(room.desk);
        mustAs(room.desk, clinicianSeat(),
               RecordCareText{id, CareSheet::Handoff, CareField::Medicines, "insulin"});
        room.desk.setSeat(dispatcherSeat());
        room.show(id);
        room.press(Qt::Key_2, Qt::AltModifier);
        QVERIFY(room.shown<QWidget>("sheetHandoff"));
        QVERIFY(!room.shown<QLineEdit>("sheet-medicines")->isEnabled());
        QVERIFY(!room.shown<QLabel>("sheet-medicines-standing")
                     ->text()
                     .contains(QStringLiteral("insulin")));
        QVERIFY(room.shown<QLineEdit>("sheet-tried")->isEnabled());
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
