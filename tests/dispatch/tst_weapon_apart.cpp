#include "models/dispatch/act_words.h"
#include "models/dispatch/weapon.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// Words are read a moment after they were written, and meanwhile somebody may take a join back. A
// weapon that was spoken of while two incidents were one is shown of both.
using namespace haven;
using namespace haven::test;

namespace {

const std::string kGunWords = "has a gun";

struct JoinedPair {
    IncidentId survivor;
    IncidentId joined;
};

JoinedPair joinedPair(DispatchRoom& room)
{
    JoinedPair pair;
    for (IncidentId* id : {&pair.survivor, &pair.joined}) {
        OpenIncident open;
        open.type = TypeCode("NOISE");
        open.location = at("12 Elm St");
        open.call = CallDraft{};
        if (!room.run(open))
            qFatal("the incident was not opened");
        *id = room.last<IncidentOpened>().incident;
    }
    if (!room.run(MergeIncidents{pair.joined, pair.survivor, "same thing"}))
        qFatal("they were not joined");
    return pair;
}

NoteId gunNoted(DispatchRoom& room, IncidentId id)
{
    if (!room.run(AddNote{id, {}, "he " + kGunWords, FieldClass::Police, {}}))
        qFatal("the note was not written");
    return room.last<NoteAdded>().note;
}

// As the advisor does once it has read it.
SuggestFlag readGun(IncidentId id, std::optional<NoteId> note)
{
    SuggestFlag read;
    read.suggestion.incident = id;
    read.suggestion.note = note;
    read.suggestion.flag = Flag::No;
    read.suggestion.reason = "nothing else";
    read.suggestion.facts = {{Fact::Weapon, "in_hand", kGunWords}};
    return read;
}

bool isShown(const DispatchRoom& room, IncidentId id)
{
    return weaponWords(room.incident(id)) == "possible weapon “" + kGunWords + "”";
}

void takeApart(DispatchRoom& room, IncidentId id)
{
    SplitIncident split;
    split.incident = id;
    QVERIFY(room.run(split));
}

} // namespace

class tst_WeaponApart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSplitSaysWhatWasAnsweredOfTheOtherAlone()
    {
        DispatchRoom room;
        const auto survivor = room.open("WELFARE", "1 Elm St");
        const auto other = room.open("WELFARE", "2 Elm St");
        QVERIFY(room.run(AnswerFact{survivor, Fact::Injury, answered("none")}));
        QVERIFY(room.run(AnswerFact{other, Fact::Injury, answered("none")}));
        QVERIFY(room.run(AnswerFact{other, Fact::Weapon, answered("used")}));
        room.pass(Span::minutes(1));
        QVERIFY(room.run(MergeIncidents{other, survivor, "same place"}));
        const auto& answers = room.incident(survivor).answers;
        QVERIFY(answers.at(Fact::Weapon).joinedFrom == other);
        QVERIFY(!answers.at(Fact::Injury).joinedFrom);
        room.pass(Span::minutes(1));
        takeApart(room, other);
        LogWordsContext words;
        words.codes = &room.knowledge().codes;
        words.numberOf = [](IncidentId id) { return std::to_string(id.value); };
        std::vector<Recorded> split;
        for (const Recorded& one : room.log()) {
            if (one.event && isKind<IncidentSplit>(*one.event))
                split.push_back(one);
        }
        const auto told = actWords(room.state(), split, dispatcherSeat().roles, words, room.now());
        QVERIFY2(told.find("answered of 2 alone and to be asked anew on 1: weapon, with ans 1 "
                           "weapon") != std::string::npos,
                 told.c_str());
        // Nothing was lowered, and once it is answered here it is this one's own.
        QVERIFY(answers.at(Fact::Weapon).answer == answered("used"));
        QVERIFY(room.run(AnswerFact{survivor, Fact::Weapon, answered("in_hand")}));
        QVERIFY(!room.incident(survivor).answers.at(Fact::Weapon).joinedFrom);
    }

    void aNoteReadAfterTheSplitIsOfBoth();
    void aReasonReadAfterTheSplitIsOfBoth();
    void whatWasWrittenBeforeOrAfterwardsIsOfOneAlone();
    void aCallSplitOffHearsWhatWasWrittenBefore();
    void whoAnsweredHadTheNoteInFrontOfThem();
};

void tst_WeaponApart::aNoteReadAfterTheSplitIsOfBoth()
{
    for (const bool isNamedByTheJoined : {false, true}) {
        DispatchRoom room;
        const JoinedPair pair = joinedPair(room);
        // Written to the one that is joined away it goes to where people work.
        const NoteId note = gunNoted(room, isNamedByTheJoined ? pair.joined : pair.survivor);
        takeApart(room, isNamedByTheJoined ? pair.joined : pair.survivor);
        QVERIFY(!isShown(room, pair.survivor) && !isShown(room, pair.joined));
        QVERIFY(room.runAs(advisorSeat(), readGun(pair.survivor, note)));
        QVERIFY(isShown(room, pair.survivor));
        QVERIFY(isShown(room, pair.joined));
        // Read again, as at the next start, it is not said twice.
        QVERIFY(room.runAs(advisorSeat(), readGun(pair.survivor, note)));
        QCOMPARE(room.count<CrisisFlagSuggested>(), 0);
        QVERIFY(foldedFromText(room.log()) == room.state());
    }
}

// Also where the one it was written of is closed by then.
void tst_WeaponApart::aReasonReadAfterTheSplitIsOfBoth()
{
    for (const bool isClosed : {false, true}) {
        DispatchRoom room;
        const JoinedPair pair = joinedPair(room);
        QVERIFY(room.run(ChangePriority{pair.survivor, Priority::P2, "he " + kGunWords}));
        SuggestFlag read = readGun(pair.survivor, {});
        read.saidIn = room.state().sequence;
        takeApart(room, pair.survivor);
        if (isClosed)
            QVERIFY(room.run(CloseIncident{pair.survivor, DispositionCode("DONE"), {}}));
        QVERIFY(room.runAs(advisorSeat(), read));
        QCOMPARE(isShown(room, pair.survivor), !isClosed);
        QVERIFY(isShown(room, pair.joined));
        // Asked there since, an old reason does not bring it back.
        QVERIFY(room.run(AnswerFact{pair.joined, Fact::Weapon, answered("none")}));
        QVERIFY(room.runAs(advisorSeat(), read));
        QVERIFY(weaponSign(room.incident(pair.joined)) == WeaponSign::None);
    }
}

void tst_WeaponApart::whatWasWrittenBeforeOrAfterwardsIsOfOneAlone()
{
    DispatchRoom room;
    const JoinedPair pair = joinedPair(room);
    takeApart(room, pair.survivor);
    const NoteId after = gunNoted(room, pair.survivor);
    QVERIFY(room.runAs(advisorSeat(), readGun(pair.survivor, after)));
    QVERIFY(isShown(room, pair.survivor));
    QVERIFY(weaponSign(room.incident(pair.joined)) == WeaponSign::None);
    DispatchRoom other;
    const NoteId before = gunNoted(other, other.open("NOISE"));
    const IncidentId survivor{1};
    const IncidentId joined = other.open("NOISE");
    QVERIFY(other.run(MergeIncidents{joined, survivor, "same thing"}));
    takeApart(other, survivor);
    QVERIFY(other.runAs(advisorSeat(), readGun(survivor, before)));
    QVERIFY(weaponSign(other.incident(joined)) == WeaponSign::None);
}

void tst_WeaponApart::aCallSplitOffHearsWhatWasWrittenBefore()
{
    DispatchRoom room;
    const JoinedPair pair = joinedPair(room);
    const NoteId note = gunNoted(room, pair.survivor);
    SplitIncident split;
    split.incident = pair.survivor;
    split.calls = {room.incident(pair.survivor).calls.back().id};
    QVERIFY(room.run(split));
    const IncidentId off = room.last<IncidentOpened>().incident;
    QVERIFY(room.runAs(advisorSeat(), readGun(pair.survivor, note)));
    QVERIFY(isShown(room, pair.survivor));
    QVERIFY(isShown(room, off));
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void tst_WeaponApart::whoAnsweredHadTheNoteInFrontOfThem()
{
    DispatchRoom room;
    const JoinedPair pair = joinedPair(room);
    const NoteId note = gunNoted(room, pair.survivor);
    QVERIFY(room.run(AnswerFact{pair.survivor, Fact::Weapon, answered("none")}));
    takeApart(room, pair.survivor);
    QVERIFY(room.runAs(advisorSeat(), readGun(pair.survivor, note)));
    QVERIFY(weaponSign(room.incident(pair.survivor)) == WeaponSign::None);
    QVERIFY(weaponSign(room.incident(pair.joined)) == WeaponSign::None);
}

HAVEN_TESTS(tst_WeaponApart)
#include "tst_weapon_apart.moc"
