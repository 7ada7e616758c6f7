#include "app/reactors/advisor.h"
#include "models/dispatch/flag_context.h"
#include "models/dispatch/weapon.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

const IncidentId kCall{1};

FactAnswer unknownAnswer()
{
    FactAnswer answer;
    answer.state = AskState::AskedNotKnown;
    return answer;
}

// A station where the advisor reads along, or does not.
class AdvisedRoom final
{
public:
    AdvisedRoom() { room.open(); }

    // Saved, whether or not it was read by now.
    void save(Command command, std::set<Role> roles = {Role::Dispatcher})
    {
        Request request;
        request.command = std::move(command);
        request.seat = {AgentId("reyes"), "Reyes", PositionId("Position 1"), std::move(roles)};
        must(room.session().submitAndWait(std::move(request)));
    }
    void send(Command command, std::set<Role> roles = {Role::Dispatcher})
    {
        save(std::move(command), std::move(roles));
        if (advisor)
            advisor->wait();
        room.session().settle();
    }
    void open(const char* type)
    {
        OpenIncident command;
        command.type = TypeCode(type);
        command.location.text = "12 Elm St";
        send(std::move(command));
    }
    const Incident& call() { return room.session().state().incidents.at(kCall); }
    const FlagSourceRead* source(FlagSource which)
    {
        for (const auto& one : call().flag.sources) {
            if (one.source == which)
                return &one;
        }
        return nullptr;
    }

    SessionRoom room;
    std::unique_ptr<Advisor> advisor;
};

} // namespace

class TestAdvisorSession final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTypeSpeaksWithoutANote()
    {
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.open("SUICTHRT");
        QCOMPARE(desk.call().flag.suggested, Flag::Yes);
        QVERIFY(desk.source(FlagSource::OfType) != nullptr);
        QVERIFY(desk.source(FlagSource::Words) == nullptr);
        QVERIFY(!desk.call().flag.note.has_value());
    }

    // Its class is that of the answer pasted into it; what was typed behind it is read all the
    // same.
    void aNoteThatHoldsAReturnIsReadAsWell()
    {
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.open("NOISE");
        desk.send(AddNote{kCall,
                          {},
                          "NAM/RAY,BO DOB/19800203 says he will shoot himself",
                          FieldClass::Police,
                          {}});
        QCOMPARE(desk.call().flag.suggested, Flag::Yes);
    }

    void aTypeThatComesLaterAndAnAnswerSpeakToo()
    {
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.open("NOISE");
        QVERIFY(!desk.call().flag.suggestedAt.has_value());
        desk.send(AnswerFact{kCall, Fact::SupportOnly, answered("yes")});
        QCOMPARE(desk.call().flag.suggested, Flag::Yes);
        QVERIFY(desk.source(FlagSource::CallerRequest) != nullptr);
        desk.send(AnswerFact{kCall, Fact::SelfHarm, answered("plan_and_means")});
        QVERIFY(desk.source(FlagSource::AnsweredQuestions) != nullptr);
        desk.send(ChangeType{kCall, TypeCode("SUICTHRT")});
        QVERIFY(desk.source(FlagSource::OfType) != nullptr);
        QCOMPARE(desk.call().flag.sources.size(), std::size_t(3));
        // What takes a source away takes nothing back: the flag is a person's to lower.
        desk.send(ChangeType{kCall, TypeCode("NOISE")});
        QCOMPARE(desk.call().flag.suggested, Flag::Yes);
        QVERIFY(desk.source(FlagSource::OfType) != nullptr);
    }

    // Told once, and not again by what adds nothing.
    void whatStandsIsNotSaidTwice()
    {
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.open("SUICTHRT");
        desk.send(AnswerFact{kCall, Fact::Weapon, answered("none")});
        desk.send(AnswerFact{kCall, Fact::Injury, answered("none")});
        QCOMPARE(desk.room.facts<CrisisFlagSuggested>().size(), std::size_t(1));
    }

    // Requirement 8 of the field: such a term, misspelled or not, brings the medical page wherever
    // it was typed, is said once, and outlasts the notes that come after it.
    void aWithdrawnTermOutsideANoteBringsTheMedicalPage()
    {
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.open("NOISE");
        FactAnswer answer;
        answer.state = AskState::Unable;
        answer.reason = std::string("too loud, poss exited") + " delerium";
        desk.send(AnswerFact{kCall, Fact::Weapon, answer});
        QCOMPARE(desk.call().flag.suggested, Flag::Yes);
        const auto suggested = desk.call().suggestions.find(Fact::MedicalDanger);
        QVERIFY(suggested != desk.call().suggestions.end());
        QCOMPARE(suggested->second.value, std::string("severe_agitation"));
        for (const auto& span : desk.call().flag.spans)
            QCOMPARE(span.text, std::string("describe the behavior; send EMS"));
        desk.send(AnswerFact{kCall, Fact::Violence, answer});
        QCOMPARE(desk.room.facts<CrisisFlagSuggested>().size(), std::size_t(1));
        desk.send(AddNote{kCall, {}, "says she wants to kill herself", FieldClass::Police, {}});
        const auto families = familiesRead(desk.call());
        QVERIFY(std::count(families.begin(), families.end(), "severe-agitation") == 1);
        QVERIFY(std::count(families.begin(), families.end(), "suicidal-words") == 1);
    }

    // "pri 4482 p1 knife seen": whoever goes there has to know, though nobody wrote a note of it.
    void aWeaponThatIsTheReasonOfAnActIsShown()
    {
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.open("NOISE");
        desk.send(ChangePriority{kCall, Priority::P3, "no change in the music"});
        QVERIFY(weaponSign(desk.call()) == WeaponSign::None);
        desk.send(ChangePriority{kCall, Priority::P2, "knife seen"});
        QCOMPARE(weaponWords(desk.call()), std::string("possible weapon “knife”"));
        // It moves no flag, and is said once.
        QCOMPARE(desk.call().flag.suggested, Flag::No);
        desk.send(ChangePriority{kCall, Priority::P3, "knife seen"});
        QCOMPARE(desk.room.facts<CrisisFlagSuggested>().size(), std::size_t(1));
        // Nobody knows: it may be there still. None: until it is spoken of again.
        desk.send(AnswerFact{kCall, Fact::Weapon, unknownAnswer()});
        QVERIFY(weaponSign(desk.call()) == WeaponSign::Possible);
        desk.send(AnswerFact{kCall, Fact::Weapon, answered("none")});
        QVERIFY(weaponSign(desk.call()) == WeaponSign::None);
        desk.send(HoldIncident{kCall, "he pulled a gun, stage nearby", {}});
        QVERIFY(weaponSign(desk.call()) == WeaponSign::Possible);
    }

    // However it comes to be typed: each of these was read by nobody.
    void aWeaponBesideAnyActIsShown()
    {
        const std::string said = "he has a big knife";
        const IncidentId next{2};
        const std::vector<Command> acts{
            DecideFlag{kCall, FlagDecision::Confirmed, said},
            AnswerFact{kCall, Fact::SelfHarm, FactAnswer{AskState::Unable, {}, said}},
            RecordCommunicationNeeds{kCall, {CommunicationNeed::Deaf}, said},
            RecordCareText{kCall, CareSheet::Handoff, CareField::SafeOnScene, said},
            LinkIncidents{kCall, next, said},
            MergeIncidents{next, kCall, said},
            HoldAir{"1", {}, kCall, said},
        };
        for (const Command& act : acts) {
            AdvisedRoom desk;
            desk.advisor = std::make_unique<Advisor>(desk.room.session());
            desk.open("NOISE");
            desk.open("NOISE");
            QVERIFY(weaponSign(desk.call()) == WeaponSign::None);
            desk.send(act);
            QVERIFY2(weaponSign(desk.call()) == WeaponSign::Possible, commandName(act).data());
        }
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.open("NOISE");
        // What explains a "no" is no weapon that was seen.
        desk.send(DecideFlag{kCall, FlagDecision::Rejected, "the knife was a spoon"});
        desk.send(DecideFlag{kCall, FlagDecision::Rejected, "no weapon, he has no gun"});
        desk.send(HoldIncident{kCall, "wait", {}});
        QVERIFY(weaponSign(desk.call()) == WeaponSign::None);
        desk.send(ReleaseHold{kCall, said});
        QVERIFY(weaponSign(desk.call()) == WeaponSign::Possible);
        AdvisedRoom again;
        again.advisor = std::make_unique<Advisor>(again.room.session());
        again.open("NOISE");
        again.send(CloseIncident{kCall, DispositionCode("DONE"), {}});
        again.send(ReopenIncident{kCall, "he is back with a gun"});
        QVERIFY(weaponSign(again.call()) == WeaponSign::Possible);
    }

    void aWeaponInTheReasonOfSmallerActsIsShown()
    {
        const std::string said = "the son has a big knife";
        const std::vector<Command> acts{
            RestrictIncident{kCall, Visibility::Restricted, said},
            RecordRiskProtection{kCall, RiskDecision::Needed, said},
            SetObjective{kCall, said},
        };
        for (const Command& act : acts) {
            AdvisedRoom desk;
            desk.advisor = std::make_unique<Advisor>(desk.room.session());
            desk.open("NOISE");
            desk.send(DeclareMajor{kCall, "Loud street"});
            QVERIFY(weaponSign(desk.call()) == WeaponSign::None);
            desk.send(act, {Role::Dispatcher, Role::Supervisor});
            QVERIFY2(weaponSign(desk.call()) == WeaponSign::Possible, commandName(act).data());
        }
    }

    // Killed between a note and its reading, the next console told nobody of the gun in it.
    void whatWasLeftUnreadIsReadAtTheStart()
    {
        AdvisedRoom desk;
        desk.open("NOISE");
        desk.send(AddNote{kCall, {}, "he has a gun", FieldClass::Police, {}});
        desk.send(AddNote{kCall, {}, "music is down", FieldClass::Police, {}});
        QVERIFY(weaponSign(desk.call()) == WeaponSign::None);
        std::vector<std::unique_ptr<Advisor>> starts; // the session goes on telling each of them
        const auto startAnew = [&] {
            starts.push_back(std::make_unique<Advisor>(desk.room.session()));
            starts.back()->wait();
            desk.room.session().settle();
        };
        startAnew();
        QVERIFY(weaponSign(desk.call()) == WeaponSign::Possible);
        // What says nothing new puts nothing on the record, however often it is started.
        startAnew();
        const std::size_t told = desk.room.facts<CrisisFlagSuggested>().size();
        startAnew();
        QCOMPARE(desk.room.facts<CrisisFlagSuggested>().size(), told);
    }

    // Not only notes: "knife seen" was why the priority was raised, and the console died.
    void aReasonThatWasLeftUnreadIsReadAtTheStart()
    {
        AdvisedRoom desk;
        desk.open("NOISE");
        ChangePriority raised;
        raised.incident = kCall;
        raised.priority = Priority::P1;
        raised.reason = "knife seen";
        desk.send(raised);
        QVERIFY(weaponSign(desk.call()) == WeaponSign::None);
        std::vector<std::unique_ptr<Advisor>> starts;
        const auto startAnew = [&] {
            starts.push_back(std::make_unique<Advisor>(desk.room.session()));
            starts.back()->wait();
            desk.room.session().settle();
            return desk.room.facts<CrisisFlagSuggested>().size();
        };
        QCOMPARE(startAnew(), std::size_t(1));
        QVERIFY(weaponSign(desk.call()) == WeaponSign::Possible);
        QCOMPARE(startAnew(), std::size_t(1));
        // Somebody asked, and there is none: an old reason does not bring it back.
        desk.send(AnswerFact{kCall, Fact::Weapon, answered("none")});
        QVERIFY(weaponSign(desk.call()) == WeaponSign::None);
        startAnew();
        QVERIFY(weaponSign(desk.call()) == WeaponSign::None);
    }

    // Of what a unit was told or said the log does not say which incident it worked: that is worked
    // out from what it was cleared from since.
    void whatAUnitWasToldBeforeACrashIsReadAtTheStart()
    {
        AdvisedRoom desk;
        desk.open("NOISE");
        desk.open("NOISE");
        LogOnUnit on;
        on.unit = UnitId("3A12");
        desk.send(on);
        DispatchUnits sent;
        sent.units = {on.unit};
        sent.incident = kCall;
        desk.send(sent);
        desk.send(SendMessage{on.unit, std::nullopt, "he has a gun"});
        desk.send(ClearUnits{{on.unit}, std::nullopt, ""});
        sent.incident = IncidentId{2};
        desk.send(sent);
        QVERIFY(weaponSign(desk.call()) == WeaponSign::None);
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.advisor->wait();
        desk.room.session().settle();
        QVERIFY(weaponSign(desk.call()) == WeaponSign::Possible);
        QVERIFY(weaponSign(desk.room.session().state().incidents.at(IncidentId{2})) ==
                WeaponSign::None);
    }

    // A console that dies between a note, a split and the reading: both are told at the next start.
    void aNoteLeftUnreadOverASplitIsToldOfBothAtTheStart()
    {
        AdvisedRoom desk;
        desk.open("NOISE");
        desk.open("NOISE");
        const IncidentId joined{2};
        desk.send(MergeIncidents{joined, kCall, "same thing"});
        desk.send(AddNote{joined, {}, "he has a gun", FieldClass::Police, {}});
        SplitIncident split;
        split.incident = kCall;
        desk.send(split);
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.advisor->wait();
        desk.room.session().settle();
        QVERIFY(weaponSign(desk.call()) == WeaponSign::Possible);
        QVERIFY(weaponSign(desk.room.session().state().incidents.at(joined)) ==
                WeaponSign::Possible);
    }

    // More than there is room for at once: the newest are read first, the others right after them.
    void whatDidNotFitIsReadAfterwards()
    {
        AdvisedRoom desk;
        desk.open("NOISE");
        desk.send(AddNote{kCall, {}, "he has a gun", FieldClass::Police, {}});
        desk.open("NOISE");
        Session& session = desk.room.session();
        for (int i = 1; i <= 620; ++i) {
            Request request;
            request.command = AddNote{
                IncidentId{2}, {}, "music is down " + std::to_string(i), FieldClass::Police, {}};
            request.seat = {
                AgentId("reyes"), "Reyes", PositionId("Position 1"), {Role::Dispatcher}};
            session.submit(std::move(request), [](const auto& done) { QVERIFY(done.isOk()); });
            if (i % 100 == 0)
                session.settle();
        }
        session.settle();
        QCOMPARE(session.state().incidents.at(IncidentId{2}).notes.size(), std::size_t(620));
        QVERIFY(weaponSign(desk.call()) == WeaponSign::None);
        desk.advisor = std::make_unique<Advisor>(session);
        desk.advisor->wait();
        session.settle();
        QVERIFY(weaponSign(desk.call()) == WeaponSign::Possible);
        QCOMPARE(desk.call().noteMarks.size(), std::size_t(1));
    }

    void whatWasLeftUnreadOfAClosedOneStaysSo()
    {
        AdvisedRoom desk;
        desk.open("NOISE");
        desk.send(AddNote{kCall, {}, "he has a gun", FieldClass::Police, {}});
        desk.send(CloseIncident{kCall, DispositionCode("DONE"), {}});
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.advisor->wait();
        desk.room.session().settle();
        QVERIFY(desk.room.facts<CrisisFlagSuggested>().empty());
    }

    // "weapon in hand is now weapon none" is Haven's own reason, and no weapon that was seen.
    void aCorrectedAnswerBringsNoWeaponBack()
    {
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.open("NOISE");
        desk.send(AnswerFact{kCall, Fact::Weapon, answered("in_hand")});
        QVERIFY(weaponSign(desk.call()) == WeaponSign::Answered);
        desk.send(AnswerFact{kCall, Fact::Weapon, answered("none")});
        QCOMPARE(desk.call().level.cause, LevelCause::ByCorrection);
        QVERIFY(weaponSign(desk.call()) == WeaponSign::None);
        // What a person gives as the reason of the same level is.
        const int level = desk.call().level.level;
        desk.send(SetLevel{kCall, level, "caller says he has a knife"});
        QVERIFY(weaponSign(desk.call()) == WeaponSign::Possible);
    }

    void aWeaponInSomebodysLooksIsShown()
    {
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.open("NOISE");
        RecordPerson person;
        person.incident = kCall;
        person.person.name = "Bo Gunn";
        person.person.description = "red coat";
        desk.send(person);
        QVERIFY(weaponSign(desk.call()) == WeaponSign::None);
        person.person.name = "Ana Ruiz";
        person.person.description = "holding a machete";
        desk.send(person);
        QCOMPARE(weaponWords(desk.call()), std::string("possible weapon “holding a machete”"));
    }

    void aWeaponInTheReasonOfANoIsShown()
    {
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.open("NOISE");
        desk.send(DecideFlag{kCall, FlagDecision::Rejected, "he has a rifle"});
        QVERIFY(weaponSign(desk.call()) == WeaponSign::Possible);
    }

    void aFirearmNamedSecondIsQuotedFirst()
    {
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.open("NOISE");
        desk.send(AddNote{kCall, {}, "man has a knife", FieldClass::Police, {}});
        desk.send(AddNote{kCall, {}, "he now has a shotgun", FieldClass::Police, {}});
        const std::string words = weaponWords(desk.call());
        QVERIFY2(words.find("shotgun") < words.find("knife"), words.c_str());
        QVERIFY2(words.find("knife") != std::string::npos, words.c_str());
    }

    void whatWasWrittenOfAClosedCallIsReadWhenItOpensAgain()
    {
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.open("NOISE");
        desk.send(CloseIncident{kCall, DispositionCode("DONE"), {}});
        desk.send(AddNote{kCall, {}, "has a knife in hand", FieldClass::Police, {}});
        QVERIFY(weaponSign(desk.call()) == WeaponSign::None);
        desk.send(ReopenIncident{kCall, "they called again"});
        QCOMPARE(weaponWords(desk.call()), std::string("possible weapon “knife in hand”"));
        QCOMPARE(desk.room.facts<CrisisFlagSuggested>().size(), std::size_t(1));
    }

    void whatWasCorrectedBeforeItWasReadRingsForNobody()
    {
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.open("NOISE");
        desk.send(CloseIncident{kCall, DispositionCode("DONE"), {}});
        desk.send(AddNote{kCall, {}, "has a knife in hand", FieldClass::Police, {}});
        const NoteId first = desk.call().notes.back().id;
        desk.send(AddNote{kCall, {}, "says it was a radio", FieldClass::Police, first});
        desk.send(ReopenIncident{kCall, "they called again"});
        QVERIFY(weaponSign(desk.call()) == WeaponSign::None);
    }

    // Its words are for those who read notes of health; that there is one is for whoever goes.
    void aWeaponInANoteOfHealthIsToldWithoutItsWords()
    {
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.open("NOISE");
        desk.send(AddNote{kCall, {}, "has a gun under his pillow", FieldClass::Care, {}},
                  {Role::Clinician});
        QCOMPARE(weaponWords(desk.call()), std::string("possible weapon"));
        QVERIFY(desk.call().noteMarks.empty());
        QVERIFY(desk.call().flag.spans.empty());
    }

    void aPlaceIsATextToo()
    {
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        OpenIncident command;
        command.type = TypeCode("NOISE");
        command.location.text = "12 Elm St";
        command.location.detail = std::string("rear, ExD") + "S per caller";
        desk.send(std::move(command));
        QCOMPARE(desk.call().flag.suggested, Flag::Yes);
        QVERIFY(!desk.call().flag.note.has_value());
    }

    // crisis.md 6.10: with the advisor off nothing is suggested, and nothing waits for it.
    void withTheAdvisorOffEverythingElseGoesOn()
    {
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.send(ChangeSetting{kAdvisorSetting, kAdvisorOff}, {Role::Administrator});
        worksWithoutIt(desk);
        if (QTest::currentTestFailed())
            return;
        // On again, it reads the next note.
        desk.send(ChangeSetting{kAdvisorSetting, "on"}, {Role::Administrator});
        desk.send(AddNote{kCall, {}, "says she wants to kill herself", FieldClass::Police, {}});
        QCOMPARE(desk.call().flag.suggested, Flag::Yes);
    }

    // And with no scorer at all, as when it has died.
    // crisis.md 6.10.
    void withoutAScorerEverythingElseGoesOn()
    {
        AdvisedRoom desk;
        worksWithoutIt(desk);
    }

    // Gone with a long evening still to be read: every note is saved, the call is worked on, and
    // the next one reads what was left. crisis.md 6.10.
    void aScorerKilledInTheMiddleLosesNothing()
    {
        constexpr std::size_t kNotes = 60;
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.open("NOISE");
        std::string evening;
        while (evening.size() < 1900)
            evening += "RP says the music is loud, two cars in the drive, nobody at the door. ";
        for (std::size_t i = 0; i + 1 < kNotes; ++i)
            desk.save(AddNote{kCall, {}, evening, FieldClass::Police, {}});
        desk.save(
            AddNote{kCall, {}, "wants to kill himself, knife in hand", FieldClass::Police, {}});
        desk.advisor.reset(); // the session would go on telling it
        desk.room.close();
        desk.room.open();
        QCOMPARE(desk.call().notes.size(), kNotes);
        LogOnUnit on;
        on.unit = UnitId("3A12");
        desk.send(on);
        DispatchUnits sent;
        sent.units = {UnitId("3A12")};
        sent.incident = kCall;
        desk.send(sent);
        QCOMPARE(desk.call().assignments.size(), std::size_t(1));
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        desk.advisor->wait();
        desk.room.session().settle();
        QCOMPARE(desk.call().flag.suggested, Flag::Yes);
        QVERIFY(weaponSign(desk.call()) == WeaponSign::Possible);
    }

    // What was decided of a home speaks for the next call from it, written otherwise or not, and by
    // itself never for more than possible.
    void anEarlierCrisisOfTheHomeSpeaksHoweverItIsWritten()
    {
        AdvisedRoom desk;
        desk.advisor = std::make_unique<Advisor>(desk.room.session());
        const auto openAt = [&](const char* place, const char* apartment) {
            OpenIncident command;
            command.type = TypeCode("NOISE");
            command.location.text = place;
            command.location.detail = apartment;
            desk.send(std::move(command));
            return desk.room.session().state().incidents.rbegin()->first;
        };
        const IncidentId before = openAt("88 Nowhere St", "Apt 3");
        desk.send(DecideFlag{before, FlagDecision::Unsure, "heard her cry"});
        const auto standing = [&](const char* place, const char* apartment) {
            return desk.room.session().state().incidents.at(openAt(place, apartment)).flag;
        };
        const FlagState same = standing("88 nowhere street", "#3");
        QCOMPARE(same.suggested, Flag::Possible);
        QCOMPARE(same.sources.size(), std::size_t(1));
        QVERIFY(same.sources.front().source == FlagSource::PriorIncidents);
        QVERIFY(!standing("88 Nowhere St", "Apt 4").suggestedAt.has_value());
        QVERIFY(!standing("88 Nowhere St", "").suggestedAt.has_value());
        QVERIFY(!standing("88 Nowhere St", "Shelter, Apt 3").suggestedAt.has_value());
    }

private:
    void worksWithoutIt(AdvisedRoom& desk)
    {
        desk.open("WELFARE");
        desk.send(
            AddNote{kCall, {}, "wants to kill himself, knife in hand", FieldClass::Police, {}});
        QVERIFY(!desk.call().flag.suggestedAt.has_value());
        QVERIFY(desk.call().suggestions.empty());
        LogOnUnit on;
        on.unit = UnitId("3A12");
        desk.send(on);
        DispatchUnits sent;
        sent.units = {UnitId("3A12")};
        sent.incident = kCall;
        desk.send(sent);
        QCOMPARE(desk.call().assignments.size(), std::size_t(1));
        desk.send(AnswerFact{kCall, Fact::Weapon, answered("in_hand")});
        QCOMPARE(desk.call().level.level, 4);
        desk.send(DecideFlag{kCall, FlagDecision::Confirmed, ""});
        QCOMPARE(desk.call().flag.decided, Flag::Yes);
    }
};

HAVEN_TESTS(TestAdvisorSession)
#include "tst_advisor_session.moc"
