#include "models/base/json_codec.h"
#include "models/dispatch/alarm_audience.h"
#include "models/dispatch/alarms.h"
#include "models/dispatch/command_line.h"
#include "models/dispatch/escrow_names.h"
#include "models/dispatch/event_codec.h"
#include "models/dispatch/log_words.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

constexpr const char* kGroup = "Harbor Health";

Seat clinicianNamed(const char* name)
{
    Seat seat = clinicianSeat();
    seat.agent = AgentId(name);
    return seat;
}

ChangeSealGroup sealChange(SealGroupAct act, const char* agent = nullptr,
                           std::int64_t generation = 1)
{
    ChangeSealGroup command;
    command.change.group = kGroup;
    command.change.act = act;
    command.change.generation = generation;
    if (agent)
        command.change.agent = AgentId(agent);
    return command;
}

WriteSealedNote noteOn(IncidentId incident)
{
    return {incident, kGroup, "seal", "Y2lwaGVy"};
}

ReleaseSealedNotes releaseOf(IncidentId incident, ReleaseBasis basis)
{
    ReleaseSealedNotes wish;
    wish.incident = incident;
    wish.to = "Dr. Novak";
    wish.basis = basis;
    wish.group = kGroup;
    wish.seal = "seal";
    wish.text = "Y2lwaGVy";
    return wish;
}

// A room in which osei has founded the group and lin has a key and is in none.
class SealedRoom final
{
public:
    SealedRoom()
    {
        for (const char* name : {"osei", "lin", "park"}) {
            const Seat seat = clinicianNamed(name);
            AccountChanged own{seat.agent, name, seat.roles, {}};
            must(runAs(seat, ChangeOwnPassword{own}));
            must(runAs(seat, MakeSealKey{}));
        }
        must(runAs(clinicianNamed("osei"), sealChange(SealGroupAct::Founded)));
        here = m_room.open("WELFARE");
    }
    void letIn(const char* name)
    {
        must(runAs(clinicianNamed("osei"), sealChange(SealGroupAct::LetIn, name)));
    }
    static void must(const Result<std::vector<Event>>& result)
    {
        if (!result)
            qFatal("%s", refusalSentence(result.refusal()).c_str());
    }
    Result<std::vector<Event>> runAs(const Seat& seat, const Command& command)
    {
        return m_room.runAs(seat, command);
    }
    std::string refusalOfAs(const Seat& seat, const Command& command)
    {
        return m_room.refusalOfAs(seat, command);
    }
    template <class Fact>
    int count() const
    {
        return m_room.count<Fact>();
    }
    template <class Fact>
    const Fact& last() const
    {
        return m_room.last<Fact>();
    }
    const State& state() const { return m_room.state(); }
    const Knowledge& knowledge() const { return m_room.knowledge(); }
    const std::vector<Recorded>& log() const { return m_room.log(); }
    Instant now() const { return m_room.now(); }
    void pass(Span span) { m_room.pass(span); }
    Act actOf(const Seat& seat) const { return m_room.actOf(seat); }
    const Incident& incidentOf() const { return m_room.incident(here); }

    IncidentId here;

private:
    DispatchRoom m_room;
};

} // namespace

class tst_DecideSealed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheGroupsCliniciansWriteAndRead();
    void aNoteLeavesItsMarkAndNoWord();
    void nobodyWritesForSomebodyElse();
    void aPlainNoteForCliniciansOnlyIsRefused();
    void aKeyNeedsAPasswordThatNobodyElseChose();
    void oneEmployerOneGroupOneMembership();
    void whoLeavesIsTakenOutByOneWhoStays();
    void aResetPasswordTakesTheKey();
    void anEscrowIsLoud();
    void whoMayBeOfThePoliceHoldsNoShare();
    void aReleaseSaysItsGround();
    void aWithdrawnConsentReleasesNothingMore();
    void aConsentTakenBackOnTheCareRecordReleasesNothing();
    void aHandBackTakesTwo();
    void theLineShowsNoWordsOfANote();
    void noAudienceReadsTheCiphertext();
};

void tst_DecideSealed::onlyTheGroupsCliniciansWriteAndRead()
{
    SealedRoom room;
    const ReadSealedNotes read{room.here, 1};
    for (const Seat& seat :
         {dispatcherSeat(), supervisorSeat(), administratorSeat(), advisorSeat()}) {
        QCOMPARE(room.refusalOfAs(seat, noteOn(room.here)), std::string("RoleMissing"));
        QCOMPARE(room.refusalOfAs(seat, read), std::string("RoleMissing"));
    }
    QCOMPARE(room.refusalOfAs(clinicianNamed("lin"), noteOn(room.here)),
             std::string("SealGroupMissing"));
    QCOMPARE(room.refusalOfAs(clinicianNamed("new"), read), std::string("SealKeyMissing"));
    QCOMPARE(room.refusalOfAs(clinicianNamed("osei"), noteOn(room.here)), std::string("done"));
    QCOMPARE(room.refusalOfAs(clinicianNamed("osei"), read), std::string("done"));
    WriteSealedNote elsewhere = noteOn(room.here);
    elsewhere.group = "River Care";
    QCOMPARE(room.refusalOfAs(clinicianNamed("osei"), elsewhere), std::string("SealNotYours"));
    QCOMPARE(room.refusalOfAs(clinicianNamed("osei"), noteOn(IncidentId(99))),
             std::string("IncidentNotFound"));
}

void tst_DecideSealed::aNoteLeavesItsMarkAndNoWord()
{
    SealedRoom room;
    room.must(room.runAs(clinicianNamed("osei"), noteOn(room.here)));
    const auto& notes = room.incidentOf().sealed.notes;
    QCOMPARE(notes.size(), std::size_t{1});
    QCOMPARE(notes[0].by, AgentId("osei"));
    QCOMPARE(notes[0].group, std::string(kGroup));
    QVERIFY(toJson(room.state()).dump().find("Y2lwaGVy") == std::string::npos);
}

void tst_DecideSealed::nobodyWritesForSomebodyElse()
{
    SealedRoom room;
    Act act = room.actOf(clinicianNamed("osei"));
    act.doneBy = AgentId("lin");
    const auto facts = decide(room.state(), noteOn(room.here), act);
    QVERIFY(!facts);
    QCOMPARE(facts.refusal().code, RefusalCode::SealOnlyYourself);
}

void tst_DecideSealed::aPlainNoteForCliniciansOnlyIsRefused()
{
    SealedRoom room;
    const AddNote plain{room.here, {}, "words", FieldClass::ClinicianOnly, {}};
    QCOMPARE(room.refusalOfAs(clinicianNamed("osei"), plain), std::string("NoteNotSealed"));
}

void tst_DecideSealed::aKeyNeedsAPasswordThatNobodyElseChose()
{
    DispatchRoom room;
    const Seat lin = clinicianNamed("lin");
    const auto given = [&](const char* what) {
        RecordAccountChange command;
        command.change = AccountChanged{lin.agent, "Lin", lin.roles, what};
        SealedRoom::must(room.runAs(administratorSeat(), command));
    };
    given("created");
    QCOMPARE(room.refusalOfAs(lin, MakeSealKey{}), std::string("SealPasswordNotOwn"));
    AccountChanged own{lin.agent, "Lin", lin.roles, {}};
    SealedRoom::must(room.runAs(lin, ChangeOwnPassword{own}));
    given("password");
    QCOMPARE(room.refusalOfAs(lin, MakeSealKey{}), std::string("SealPasswordNotOwn"));
    SealedRoom::must(room.runAs(lin, ChangeOwnPassword{own}));
    QCOMPARE(room.refusalOfAs(lin, MakeSealKey{}), std::string("done"));
    QCOMPARE(room.refusalOfAs(lin, MakeSealKey{}), std::string("SealKeyThere"));
    own.agent = AgentId("osei");
    QCOMPARE(room.refusalOfAs(lin, ChangeOwnPassword{own}), std::string("SealOnlyYourself"));
}

void tst_DecideSealed::oneEmployerOneGroupOneMembership()
{
    SealedRoom room;
    ChangeSealGroup found = sealChange(SealGroupAct::Founded);
    found.change.group = "harbor health";
    QCOMPARE(room.refusalOfAs(clinicianNamed("lin"), found), std::string("SealGroupExists"));
    found.change.group = " ";
    QCOMPARE(room.refusalOfAs(clinicianNamed("lin"), found), std::string("SealGroupName"));
    found.change.group = "River Care";
    QCOMPARE(room.refusalOfAs(clinicianNamed("osei"), found), std::string("SealGroupAlready"));
    QCOMPARE(room.refusalOfAs(clinicianNamed("lin"), found), std::string("done"));
    // Lin is of another employer now, and lets nobody into this one.
    QCOMPARE(room.refusalOfAs(clinicianNamed("lin"), sealChange(SealGroupAct::LetIn, "park")),
             std::string("SealNotYours"));
    QCOMPARE(room.refusalOfAs(clinicianNamed("osei"), sealChange(SealGroupAct::LetIn, "lin")),
             std::string("SealGroupAlready"));
    QCOMPARE(room.refusalOfAs(clinicianNamed("osei"), sealChange(SealGroupAct::LetIn, "nobody")),
             std::string("SealKeyMissing"));
    QCOMPARE(room.refusalOfAs(administratorSeat(), sealChange(SealGroupAct::LetIn, "park")),
             std::string("RoleMissing"));
}

void tst_DecideSealed::whoLeavesIsTakenOutByOneWhoStays()
{
    SealedRoom room;
    room.letIn("lin");
    QCOMPARE(room.refusalOfAs(clinicianNamed("lin"), sealChange(SealGroupAct::Left, "lin", 2)),
             std::string("SealLeaveSelf"));
    QCOMPARE(room.refusalOfAs(clinicianNamed("osei"), sealChange(SealGroupAct::Left, "park", 2)),
             std::string("SealNotInGroup"));
    QCOMPARE(room.refusalOfAs(clinicianNamed("osei"), sealChange(SealGroupAct::Left, "lin", 1)),
             std::string("SealMoved"));
    room.must(room.runAs(clinicianNamed("osei"), sealChange(SealGroupAct::Left, "lin", 2)));
    QCOMPARE(room.refusalOfAs(clinicianNamed("lin"), ReadSealedNotes{room.here, 1}),
             std::string("SealGroupMissing"));
    QCOMPARE(room.state().sealBook.groups.at(kGroup).generation, std::int64_t{2});
}

void tst_DecideSealed::aResetPasswordTakesTheKey()
{
    SealedRoom room;
    RecordAccountChange reset;
    reset.change = AccountChanged{AgentId("osei"), "Osei", {Role::Clinician}, "password"};
    room.must(room.runAs(administratorSeat(), reset));
    QCOMPARE(room.count<SealKeyChanged>(), 1);
    QVERIFY(room.state().sealBook.groups.at(kGroup).members.empty());
    QCOMPARE(room.refusalOfAs(clinicianNamed("osei"), ReadSealedNotes{room.here, 1}),
             std::string("SealKeyMissing"));
}

void tst_DecideSealed::anEscrowIsLoud()
{
    SealedRoom room;
    ChangeSealGroup named = sealChange(SealGroupAct::EscrowNamed);
    named.change.names = {"Ann", "Ben", "ann"};
    QCOMPARE(room.refusalOfAs(clinicianNamed("osei"), named), std::string("EscrowNames"));
    named.change.names = {"Ann", "Ben", "Cleo"};
    room.must(room.runAs(clinicianNamed("osei"), named));
    ChangeSealGroup opened = sealChange(SealGroupAct::EscrowOpened, "lin");
    opened.change.names = {"Ann", "Cleo"};
    QCOMPARE(room.refusalOfAs(clinicianNamed("lin"), opened), std::string("EscrowReason"));
    opened.change.reason = "nobody else is left";
    QCOMPARE(room.refusalOfAs(supervisorSeat(), opened), std::string("RoleMissing"));
    QCOMPARE(room.refusalOfAs(clinicianNamed("park"), opened), std::string("SealOnlyYourself"));
    room.must(room.runAs(clinicianNamed("lin"), opened));
    QCOMPARE(room.count<AlarmRaised>(), 1);
    const auto due = dueAlarms(room.state(), room.knowledge().codes, room.now());
    const auto alarm = std::find_if(due.begin(), due.end(), [](const DueAlarm& one) {
        return one.kind == AlarmKind::EscrowOpened;
    });
    QVERIFY(alarm != due.end());
    QCOMPARE(alarm->standing, AlarmStanding::Raised);
    QVERIFY(isAnsweredAt(*alarm, supervisorSeat(), room.state()));
    QVERIFY(isAnsweredAt(*alarm, clinicianNamed("osei"), room.state()));
    Seat dispatcherOnly = dispatcherSeat();
    dispatcherOnly.roles = {Role::Dispatcher};
    QVERIFY(!isAnsweredAt(*alarm, dispatcherOnly, room.state()));
    room.must(room.runAs(supervisorSeat(), AcknowledgeAlarm{AlarmKind::EscrowOpened, {}, {}}));
    for (const auto& one : dueAlarms(room.state(), room.knowledge().codes, room.now()))
        QVERIFY(one.kind != AlarmKind::EscrowOpened);
}

void tst_DecideSealed::whoMayBeOfThePoliceHoldsNoShare()
{
    const std::vector<Account> accounts = {
        {AgentId("lindqvist"), "Lindqvist", {Role::Supervisor}},
        {AgentId("jn4"), "Jorge Núñez", {Role::Dispatcher}, AccountStanding::Disabled},
        {AgentId("ohara"), "O'Hara, Mary", {Role::Administrator, Role::Clinician}},
        {AgentId("osei"), "Ama Osei", {Role::Clinician}}};
    const auto said = [&](const char* name) {
        const auto can = canHoldShare(name, accounts);
        return can ? std::string("done") : std::string(refusalName(can.refusal().code));
    };
    for (const char* name :
         {"Lindqvist", "Sgt. Paul Lindqvist", "LINDQVIST, P.", "Paul Lindqvist-Smith",
          "jorge nunez", "J. NÚÑEZ", "Dr. Nunez", "jn4", "Mary O’Hara", "M. O'HARA", "Jorge"})
        QVERIFY2(said(name) == "EscrowHolder", name);
    for (const char* name : {"IT desk", "Chief Amos", "the police", "sysadmin"})
        QVERIFY2(said(name) == "EscrowOffice", name);
    // A first name that is the same, and a colleague of one's own, are no hindrance.
    for (const char* name : {"Mary Baker", "Jorge Park", "Ann", "Osei", "A. Ames", "Itzel Park"})
        QVERIFY2(said(name) == "done", name);
    QCOMPARE(nameWords(" Sgt. Paul  O’Hara-Núñez"),
             (std::vector<std::string>{"sgt", "paul", "ohara", "nunez"}));
    QVERIFY(!mayBeAccount("", accounts.front()));
}

void tst_DecideSealed::aReleaseSaysItsGround()
{
    SealedRoom room;
    const Seat osei = clinicianNamed("osei");
    ReleaseSealedNotes wish = releaseOf(room.here, ReleaseBasis::CourtOrder);
    QCOMPARE(room.refusalOfAs(osei, wish), std::string("ReleaseIncomplete"));
    wish.ground = "HHD-CV-26-1234";
    wish.to = " ";
    QCOMPARE(room.refusalOfAs(osei, wish), std::string("ReleaseIncomplete"));
    wish.to = "Superior Court";
    QCOMPARE(room.refusalOfAs(dispatcherSeat(), wish), std::string("RoleMissing"));
    room.must(room.runAs(osei, wish));
    wish = releaseOf(room.here, ReleaseBasis::WrittenConsent);
    wish.scope = "the note of today";
    wish.signedAt = room.now();
    QCOMPARE(room.refusalOfAs(osei, wish), std::string("ReleaseIncomplete"));
    // A day that was given is not said to be missing.
    wish.until = room.now() - Span::hours(24);
    const auto passed = room.runAs(osei, wish);
    QVERIFY(!passed);
    QVERIFY(refusalSentence(passed.refusal()).find("the day given has passed") !=
            std::string::npos);
    wish.until = room.now() + Span::hours(24);
    room.must(room.runAs(osei, wish));
    QCOMPARE(room.last<SealedNoteReleased>().release, std::int64_t{2});
}

void tst_DecideSealed::aWithdrawnConsentReleasesNothingMore()
{
    SealedRoom room;
    const Seat osei = clinicianNamed("osei");
    ReleaseSealedNotes wish = releaseOf(room.here, ReleaseBasis::WrittenConsent);
    wish.scope = "the note of today";
    wish.signedAt = room.now();
    wish.until = room.now() + Span::hours(24);
    room.must(room.runAs(osei, wish));
    room.pass(Span::minutes(5));
    room.must(room.runAs(osei, WithdrawRelease{room.here, 1, "by telephone"}));
    QCOMPARE(room.refusalOfAs(osei, WithdrawRelease{room.here, 1, ""}),
             std::string("ReleaseNotConsent"));
    wish.to = "dr. novak";
    QCOMPARE(room.refusalOfAs(osei, wish), std::string("ConsentWithdrawn"));
    room.pass(Span::minutes(5));
    wish.signedAt = room.now();
    QCOMPARE(room.refusalOfAs(osei, wish), std::string("done"));
}

void tst_DecideSealed::aConsentTakenBackOnTheCareRecordReleasesNothing()
{
    SealedRoom room;
    const Seat osei = clinicianNamed("osei");
    ReleaseSealedNotes wish = releaseOf(room.here, ReleaseBasis::WrittenConsent);
    wish.scope = "the note of today";
    wish.signedAt = room.now();
    wish.until = room.now() + Span::hours(24 * 30);
    RecordConsent consent;
    consent.incident = room.here;
    consent.partner = "dr. novak";
    consent.scope = "the note of today";
    room.must(room.runAs(osei, consent));
    room.pass(Span::minutes(5));
    room.must(room.runAs(osei, WithdrawConsent{room.here, 1, ""}));
    room.pass(Span::minutes(5));
    const auto refused = room.runAs(osei, wish);
    QVERIFY(!refused);
    QCOMPARE(refused.refusal().code, RefusalCode::ConsentTakenBack);
    QCOMPARE(refused.refusal().arguments[0], std::string("dr. novak"));
    QCOMPARE(refused.refusal().arguments[2], std::string("1"));
    // Signed since, to somebody else, or on another ground it goes.
    ReleaseSealedNotes other = wish;
    other.to = "Dr. Hart";
    QCOMPARE(room.refusalOfAs(osei, other), std::string("done"));
    wish.signedAt = room.now();
    QCOMPARE(room.refusalOfAs(osei, wish), std::string("done"));
}

void tst_DecideSealed::aHandBackTakesTwo()
{
    SealedRoom room;
    room.letIn("lin");
    ChangeSealGroup back = sealChange(SealGroupAct::HandedBack);
    QCOMPARE(room.refusalOfAs(clinicianNamed("osei"), back), std::string("HandBackAuthority"));
    back.change.reason = "Harbor Health, contract ended";
    QCOMPARE(room.refusalOfAs(clinicianNamed("osei"), back), std::string("HandBackSecond"));
    back.change.agent = AgentId("osei");
    QCOMPARE(room.refusalOfAs(clinicianNamed("osei"), back), std::string("HandBackSecond"));
    back.change.agent = AgentId("lin");
    room.must(room.runAs(clinicianNamed("osei"), back));
    QCOMPARE(room.refusalOfAs(clinicianNamed("osei"), noteOn(room.here)),
             std::string("SealGroupMissing"));
}

void tst_DecideSealed::theLineShowsNoWordsOfANote()
{
    SealedRoom room;
    const LineContext context{room.state(), room.knowledge(), room.now(), Span{}, std::nullopt, {}};
    const std::string line = "CN " + room.incidentOf().number + " -3 days of PLANTED, \"sister\"";
    const auto parsed = parseLine(line, context);
    QVERIFY(parsed.isOk());
    QVERIFY(!parsed->command && !parsed->question);
    QCOMPARE(parsed->toSeal->text, std::string("-3 days of PLANTED, \"sister\""));
    QVERIFY(parsed->preview.find("PLANTED") == std::string::npos);
    QVERIFY(keepableLine(line).find("PLANTED") == std::string::npos);
    for (const char* timed :
         {"-3 cn 4482 PLANTED", "at 00:01 cn 4482 PLANTED", "src:\"paper 3\" cn 4482 PLANTED",
          "at 00:01 src:\"paper 3\" cn 4482 PLANTED"})
        QVERIFY(keepableLine(timed).find("PLANTED") == std::string::npos);
    QCOMPARE(keepableLine("hn 4482 awake"), std::string("hn 4482 awake"));
    QVERIFY(!parseLine("cn " + room.incidentOf().number, context));
    const std::string tooLong =
        "cn " + room.incidentOf().number + " " + std::string(kSealedNoteBytesMax + 1, 'x');
    QCOMPARE(parseLine(tooLong, context).refusal().code, RefusalCode::SealedNoteTooLong);
}

void tst_DecideSealed::noAudienceReadsTheCiphertext()
{
    SealedRoom room;
    room.must(room.runAs(clinicianNamed("osei"), noteOn(room.here)));
    ReleaseSealedNotes wish = releaseOf(room.here, ReleaseBasis::CourtOrder);
    wish.ground = "HHD-CV-26-1234";
    room.must(room.runAs(clinicianNamed("osei"), wish));
    LogWordsContext context;
    context.codes = &room.knowledge().codes;
    context.numberOf = [](IncidentId) { return std::string("26-000001"); };
    for (const auto& one : room.log()) {
        QVERIFY(wordsFor(one, context).text.find("Y2lwaGVy") == std::string::npos);
        for (const auto audience : {LogAudience::Foi, LogAudience::Press, LogAudience::Court}) {
            const auto outward = outwardWords(one, context, audience);
            QVERIFY(outward.line.text.find("Y2lwaGVy") == std::string::npos);
            QVERIFY(outward.line.text.find("Novak") == std::string::npos);
        }
    }
}

HAVEN_TESTS(tst_DecideSealed)
#include "tst_decide_sealed.moc"
