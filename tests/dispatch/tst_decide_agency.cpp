#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/crisis_response.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

class TestDecideAgency final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSupervisorRecordsWhatTheAgencyAgreed()
    {
        DispatchRoom room;
        QVERIFY(room.runAs(supervisorSeat(), ChangeAgencySetting{AgencySetting::CenterAgreement,
                                                                 " 2026-11-03 Chief Amos "}));
        QCOMPARE(phoneOnlyOf(room.state()), PhoneOnly::Agreed);
        QCOMPARE(room.last<SettingChanged>().after, std::string("2026-11-03 Chief Amos"));
        QVERIFY(room.runAs(supervisorSeat(),
                           ChangeAgencySetting{AgencySetting::OnCall, "Sgt. Ortiz, 860-555-0133"}));
        QCOMPARE(room.state().settings.at(kOnCallSetting), std::string("Sgt. Ortiz, 860-555-0133"));
        QCOMPARE(room.refusalOfAs(supervisorSeat(),
                                  ChangeAgencySetting{AgencySetting::OnCall, "Sgt. Ortiz, "
                                                                             "860-555-0133"}),
                 std::string("NothingToChange"));
        // Taken back, level 1 without a unit is off again.
        QVERIFY(
            room.runAs(supervisorSeat(), ChangeAgencySetting{AgencySetting::CenterAgreement, ""}));
        QCOMPARE(phoneOnlyOf(room.state()), PhoneOnly::NotAgreed);
    }

    void anAgreementSaysItsDayAndWhoSignedItWhoeverRecordsIt()
    {
        DispatchRoom room;
        for (const char* value : {"yes", "Chief Amos", "2026-11-03", "2026-13-03 Chief Amos"})
            QCOMPARE(room.refusalOfAs(administratorSeat(),
                                      ChangeAgencySetting{AgencySetting::CenterAgreement, value}),
                     std::string("AgreementIncomplete"));
        QVERIFY(room.state().settings.count(kPhoneOnlySetting) == 0);
    }

    void theTownOfTheAgencyIsOneOfTheStateOrNone()
    {
        DispatchRoom room;
        for (const char* value : {"Nowhere", "-", "Hartfort", "44 Grove St"}) {
            QCOMPARE(
                room.refusalOfAs(supervisorSeat(), ChangeAgencySetting{AgencySetting::Town, value}),
                std::string("TownUnknown"));
            QCOMPARE(room.refusalOfAs(administratorSeat(), ChangeSetting{kTownSetting, value}),
                     std::string("TownUnknown"));
        }
        // As the list spells it.
        QVERIFY(room.runAs(administratorSeat(), ChangeSetting{kTownSetting, "new haven ct"}));
        QCOMPARE(room.state().settings.at(kTownSetting), std::string("New Haven"));
        QVERIFY(room.runAs(administratorSeat(), ChangeSetting{kTownSetting, ""}));
        QCOMPARE(room.state().settings.at(kTownSetting), std::string());
    }

    void othersRecordNothingOfIt()
    {
        DispatchRoom room;
        for (const Seat& seat : {dispatcherSeat(), clinicianSeat()}) {
            QCOMPARE(room.refusalOfAs(seat, ChangeAgencySetting{AgencySetting::Town, "Hartford"}),
                     std::string("RoleMissing"));
            QCOMPARE(room.refusalOfAs(seat, ChangeDirectory{DirectoryChange::Saved, "x", "X", 0}),
                     std::string("RoleMissing"));
        }
        // Other settings stay the administrator's.
        QCOMPARE(room.refusalOfAs(supervisorSeat(), ChangeSetting{"map", "x"}),
                 std::string("RoleMissing"));
    }

    void whoeverCalledAnEntrySaysItIsStillSo()
    {
        DispatchRoom room;
        for (const Seat& seat :
             {dispatcherSeat(), clinicianSeat(), supervisorSeat(), administratorSeat()}) {
            QVERIFY(room.runAs(seat, CheckDirectoryEntry{"988", "988 Lifeline"}));
            QCOMPARE(room.last<SettingChanged>().key, std::string("directory"));
            QCOMPARE(room.last<SettingChanged>().after,
                     std::string("988 Lifeline (988) was checked"));
        }
        QCOMPARE(room.refusalOf(CheckDirectoryEntry{" ", ""}), std::string("NameMissing"));
    }

    void aChangedListSaysWhatWasChanged()
    {
        DispatchRoom room;
        QVERIFY(room.runAs(supervisorSeat(),
                           ChangeDirectory{DirectoryChange::Saved, "st-x", "X Hospital", 0}));
        QCOMPARE(room.last<SettingChanged>().after, std::string("X Hospital (st-x) was saved"));
        QVERIFY(
            room.runAs(supervisorSeat(), ChangeDirectory{DirectoryChange::Imported, "", "", 1}));
        QCOMPARE(room.last<SettingChanged>().after,
                 std::string("1 entry of the agency's own, imported"));
        QCOMPARE(room.last<SettingChanged>().before, std::string("X Hospital (st-x) was saved"));
        QCOMPARE(
            room.refusalOfAs(supervisorSeat(), ChangeDirectory{DirectoryChange::Saved, "", "", 0}),
            std::string("NameMissing"));
    }
};

HAVEN_TESTS(TestDecideAgency)
#include "tst_decide_agency.moc"
