#include "models/dispatch/alarms.h"
#include "models/dispatch/bolo_match.h"
#include "models/dispatch/command_line.h"
#include "models/dispatch/log_words.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// BOLO: written, broadcast, heard, renewed, canceled, over by itself, and found again in whatever
// is typed, by plate, name and telephone (R50).
using namespace haven;
using namespace haven::test;

namespace {

BoloText van()
{
    BoloText text;
    text.kind = BoloKind::Vehicle;
    text.words = "gray van, ladder rack";
    text.plate = "AB1O234";
    text.plateState = "CT";
    text.reason = "hit and run";
    return text;
}

BoloText missingPerson(const std::string& name)
{
    BoloText text;
    text.name = name;
    text.phone = "(860) 555-1212";
    text.origin = "Avon PD";
    text.reason = "missing, needs insulin";
    return text;
}

BoloId writeBolo(DispatchRoom& room, const BoloText& text, std::optional<Span> lasts = std::nullopt)
{
    if (const auto done = room.run(CreateBolo{text, lasts}); !done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
    return room.last<BoloCreated>().bolo;
}

std::vector<BoloHit> hitsOf(const DispatchRoom& room, const TypedWords& typed)
{
    return boloHits(room.state(), typed, room.now());
}

TypedWords plateOf(const std::string& plate, const std::string& state = {})
{
    TypedWords typed;
    typed.plate = plate;
    typed.plateState = state;
    return typed;
}

TypedWords nameOf(const std::string& name)
{
    TypedWords typed;
    typed.name = name;
    return typed;
}

TypedWords textOf(const std::string& text)
{
    TypedWords typed;
    typed.text = text;
    return typed;
}

std::string sureOf(const std::vector<BoloHit>& hits)
{
    return hits.empty() ? "none" : std::string(enumName(hits.front().sure));
}

std::vector<DueAlarm> boloAlarms(const DispatchRoom& room)
{
    auto all = allDeadlines(room.state(), room.knowledge().codes, room.now());
    std::erase_if(all, [](const DueAlarm& due) { return due.kind != AlarmKind::BoloMatch; });
    return all;
}

AddNote typedNote(IncidentId incident, const std::string& text)
{
    AddNote note;
    note.incident = incident;
    note.text = text;
    return note;
}

LogWordsContext boloContext(const DispatchRoom& room)
{
    LogWordsContext words;
    words.codes = &room.knowledge().codes;
    words.numberOf = [&room](IncidentId id) { return room.incident(id).number; };
    return words;
}

} // namespace

class TestBolo final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlateFitsAsWrittenMisreadAndInPart()
    {
        DispatchRoom room;
        writeBolo(room, van());
        QCOMPARE(sureOf(hitsOf(room, plateOf("ab1o234"))), std::string("Exact"));
        QCOMPARE(sureOf(hitsOf(room, plateOf("AB-1O 234", "CT"))), std::string("Exact"));
        QCOMPARE(sureOf(hitsOf(room, plateOf("AB1O234", "MA"))), std::string("Likely"));
        QCOMPARE(sureOf(hitsOf(room, plateOf("ABI0234"))), std::string("Likely"));
        QCOMPARE(sureOf(hitsOf(room, plateOf("1O23"))), std::string("Possible"));
        QCOMPARE(sureOf(hitsOf(room, plateOf("1O2"))), std::string("none"));
        QCOMPARE(sureOf(hitsOf(room, plateOf("AB1O235"))), std::string("none"));
        QCOMPARE(sureOf(hitsOf(room, plateOf(""))), std::string("none"));
        QCOMPARE(sureOf(hitsOf(room, textOf("went north, ct ab1-o234, fast"))),
                 std::string("Exact"));
        QCOMPARE(sureOf(hitsOf(room, textOf("plate maybe ABI0234"))), std::string("Likely"));
        QCOMPARE(sureOf(hitsOf(room, textOf("nothing of it here"))), std::string("none"));
    }

    void aNameFitsByItsParts()
    {
        DispatchRoom room;
        writeBolo(room, missingPerson("Dale Edward O'Moss Jr"));
        QCOMPARE(sureOf(hitsOf(room, nameOf("omoss, dale edward"))), std::string("Exact"));
        QCOMPARE(sureOf(hitsOf(room, nameOf("Dale O'Moss"))), std::string("Likely"));
        QCOMPARE(sureOf(hitsOf(room, nameOf("O'Moss"))), std::string("Possible"));
        QCOMPARE(sureOf(hitsOf(room, nameOf("Dale Smith"))), std::string("none"));
        QCOMPARE(sureOf(hitsOf(room, nameOf("Ed"))), std::string("none"));
        QCOMPARE(sureOf(hitsOf(room, textOf("says he is Dale Edward OMoss"))),
                 std::string("Likely"));
        // A first name alone in a text is anybody.
        QCOMPARE(sureOf(hitsOf(room, textOf("her friend Dale is there"))), std::string("none"));
    }

    void aTelephoneFitsHoweverItIsWritten()
    {
        DispatchRoom room;
        writeBolo(room, missingPerson("Dale Moss"));
        TypedWords typed;
        typed.phone = "+1 860 555 1212";
        QCOMPARE(sureOf(hitsOf(room, typed)), std::string("Exact"));
        typed.phone = "5551212";
        QCOMPARE(sureOf(hitsOf(room, typed)), std::string("Likely"));
        typed.phone = "860 555 1213";
        QCOMPARE(sureOf(hitsOf(room, typed)), std::string("none"));
        QCOMPARE(sureOf(hitsOf(room, textOf("call him on 860-555-1212 tonight"))),
                 std::string("Exact"));
        QCOMPARE(sureOf(hitsOf(room, textOf("apt 12, 860 555 1212"))), std::string("Exact"));
        QCOMPARE(sureOf(hitsOf(room, textOf("apt 12 860 555 1212"))), std::string("Exact"));
        QCOMPARE(sureOf(hitsOf(room, textOf("account 00860555121200"))), std::string("none"));
    }

    void whateverIsTypedIsMatchedOnceAndSomebodyHears()
    {
        DispatchRoom room;
        const auto bolo = writeBolo(room, van());
        writeBolo(room, missingPerson("Dale Moss"));
        room.logOn("3A12");
        const auto incident = room.open("NOISE");
        QVERIFY(room.run(typedNote(incident, "gray van AB1O234 left")));
        QCOMPARE(room.count<BoloMatched>(), 1);
        QVERIFY(room.last<BoloMatched>().bolo == bolo);
        QVERIFY(room.last<BoloMatched>().typed == BoloTyped::Note);
        QCOMPARE(boloAlarms(room).size(), std::size_t(1));
        QVERIFY(boloAlarms(room).front().incident == incident);
        // Said again it is no news; surer it is none either, and a person is another matter.
        QVERIFY(room.run(typedNote(incident, "again AB1O234")));
        QCOMPARE(room.count<BoloMatched>(), 0);
        Person caller;
        caller.name = "Dale Moss";
        QVERIFY(room.run(RecordPerson{incident, caller}));
        QVERIFY(room.last<BoloMatched>().field == BoloField::Name);
        // Answering the alarm ends it.
        const auto due = boloAlarms(room).front();
        QVERIFY(room.runAs(advisorSeat(), RaiseAlarm{due.kind, due.incident, due.unit, due.dueAt}));
        QCOMPARE(
            room.refusalOfAs(clinicianSeat(), AcknowledgeAlarm{AlarmKind::BoloMatch, incident, {}}),
            std::string("AlarmNotYours"));
        QCOMPARE(boloAlarms(room).size(), std::size_t(1));
        QVERIFY(room.run(AcknowledgeAlarm{AlarmKind::BoloMatch, incident, {}}));
        QVERIFY(boloAlarms(room).empty());
        QVERIFY(room.state().alarms.empty());
        // A surer match of what was only likely is told.
        const auto other = room.open("NOISE", "9 Elm St");
        QVERIFY(room.run(typedNote(other, "ABI0234")));
        QVERIFY(room.last<BoloMatched>().sure == BoloSure::Likely);
        QVERIFY(room.run(typedNote(other, "read again: AB1O234")));
        QVERIFY(room.last<BoloMatched>().sure == BoloSure::Exact);
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void moreMatchesThanAreKeptNeverHideTheNewest()
    {
        DispatchRoom room;
        const auto bolo = writeBolo(room, van());
        IncidentId newest;
        for (std::size_t n = 0; n <= kBoloMatchesKept; ++n) {
            newest = room.open("NOISE", std::to_string(n) + " Oak Ave");
            QVERIFY(room.run(typedNote(newest, "AB1O234")));
            QCOMPARE(room.count<BoloMatched>(), 1);
        }
        const auto& matches = room.state().bolos.at(bolo).matches;
        QCOMPARE(matches.size(), kBoloMatchesKept);
        QVERIFY(matches.back().incident == newest);
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aStopACallerAndACheckAreMatchedToo()
    {
        DispatchRoom room;
        writeBolo(room, van());
        writeBolo(room, missingPerson("Dale Moss"));
        room.logOn("3A12");
        OnViewActivity stop;
        stop.unit = UnitId("3A12");
        stop.type = TypeCode("TSTOP");
        stop.origin = IncidentOrigin::TrafficStop;
        stop.location = at("Main St");
        stop.plate = "ABI0234";
        QVERIFY(room.run(stop));
        QVERIFY(room.last<BoloMatched>().typed == BoloTyped::Vehicle);
        OpenIncident call;
        call.type = TypeCode("NOISE");
        call.location = at("9 Elm St");
        call.call = CallDraft{};
        call.call->callback = "860-555-1212";
        QVERIFY(room.run(call));
        QVERIFY(room.last<BoloMatched>().typed == BoloTyped::Call);
        QVERIFY(room.last<BoloMatched>().field == BoloField::Phone);
        QVERIFY(room.run(ClearUnits{{UnitId("3A12")}, std::nullopt}));
        QVERIFY(
            room.run(RunCheck{UnitId("3A12"), CheckKind::Plate, CheckResult::None, "", "AB1O234"}));
        QVERIFY(room.last<BoloMatched>().unit == UnitId("3A12"));
        QVERIFY(room.last<BoloMatched>().typed == BoloTyped::Check);
    }

    void whatIsToldOfHealthIsHeldAgainstNobody()
    {
        DispatchRoom room;
        writeBolo(room, missingPerson("Dale Moss"));
        const auto incident = room.open("WELFARE");
        AddNote note = typedNote(incident, "Dale Moss has not slept");
        note.fieldClass = FieldClass::Care;
        QVERIFY(room.run(note));
        QCOMPARE(room.count<BoloMatched>(), 0);
    }

    void itIsOverByItselfAndLastsLongerOnlyByAPersonsReason()
    {
        DispatchRoom room;
        const auto bolo = writeBolo(room, van(), Span::hours(2));
        room.pass(Span::hours(2));
        QVERIFY(hitsOf(room, plateOf("AB1O234")).empty());
        QVERIFY(bolosInForce(room.state(), room.now(), {Role::Dispatcher}).empty());
        QCOMPARE(room.refusalOf(BroadcastBolo{bolo, ""}), std::string("BoloOver"));
        QCOMPARE(room.refusalOf(RenewBolo{bolo, Span::hours(4), " "}),
                 std::string("ReasonMissing"));
        QVERIFY(room.run(RenewBolo{bolo, Span::hours(4), "not found"}));
        QCOMPARE(sureOf(hitsOf(room, plateOf("AB1O234"))), std::string("Exact"));
        QCOMPARE(room.refusalOf(RenewBolo{bolo, Span::hours(3), "shorter"}),
                 std::string("BoloShorter"));
        QCOMPARE(room.refusalOf(RenewBolo{bolo, kBoloLastsMax + Span::hours(1), "long"}),
                 std::string("BoloTooLong"));
        QVERIFY(room.run(RenewBolo{bolo, kBoloLastsMax, "long"}));
        QCOMPARE(room.refusalOf(CancelBolo{bolo, ""}), std::string("ReasonMissing"));
        QVERIFY(room.run(CancelBolo{bolo, "found in Avon"}));
        QVERIFY(hitsOf(room, plateOf("AB1O234")).empty());
        QCOMPARE(room.refusalOf(RenewBolo{bolo, Span::hours(4), "again"}), std::string("BoloOver"));
        QCOMPARE(room.refusalOf(CancelBolo{BoloId(99), "x"}), std::string("BoloUnknown"));
    }

    void whoHasHeardItIsKnownByUnit()
    {
        DispatchRoom room;
        const auto bolo = writeBolo(room, van());
        room.logOn("3A12");
        room.logOn("3A15");
        QVERIFY(room.run(BroadcastBolo{bolo, "1"}));
        const auto unheard = [&] {
            return bolosUnheard(room.state(), room.state().bolos.at(bolo));
        };
        QCOMPARE(unheard().size(), std::size_t(2));
        QVERIFY(room.run(AcknowledgeBolo{bolo, {UnitId("3A12")}}));
        QCOMPARE(unheard(), (std::vector<UnitId>{UnitId("3A15")}));
        QCOMPARE(room.refusalOf(AcknowledgeBolo{bolo, {UnitId("3A12")}}),
                 std::string("NothingToChange"));
        QCOMPARE(room.refusalOf(AcknowledgeBolo{bolo, {UnitId("9Z9")}}),
                 std::string("UnitNotOnDuty"));
        QVERIFY(room.run(AcknowledgeBolo{bolo, {}}));
        QCOMPARE(room.last<BoloAcknowledged>().units, (std::vector<UnitId>{UnitId("3A15")}));
        QVERIFY(unheard().empty());
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void itNeedsWordsAReasonAndOneLineEach()
    {
        DispatchRoom room;
        BoloText text;
        text.reason = "why";
        QCOMPARE(room.refusalOf(CreateBolo{text, {}}), std::string("BoloEmpty"));
        text.words = "gray van";
        text.reason = " ";
        QCOMPARE(room.refusalOf(CreateBolo{text, {}}), std::string("BoloNeedsReason"));
        text.reason = "why";
        text.words = std::string(201, 'x');
        QCOMPARE(room.refusalOf(CreateBolo{text, {}}), std::string("BoloLineTooLong"));
        text.words = "two\nlines";
        QCOMPARE(room.refusalOf(CreateBolo{text, {}}), std::string("BoloLineTooLong"));
        text.words = std::string(200, 'x');
        QCOMPARE(room.refusalOf(CreateBolo{text, Span::minutes(29)}), std::string("BoloTooLong"));
        // F76: where a picture is goes along, in one line as long as the others.
        text.photo = std::string(201, 'p');
        QCOMPARE(room.refusalOf(CreateBolo{text, {}}), std::string("BoloLineTooLong"));
        text.photo = " " + std::string(200, 'p') + " ";
        QVERIFY(room.run(CreateBolo{text, {}}));
        QCOMPARE(room.last<BoloCreated>().text.photo, std::string(200, 'p'));
        QVERIFY(boloWords(room.last<BoloCreated>().text).find("; picture: ppp") !=
                std::string::npos);
        QVERIFY(room.run(Undo{}));
        text.photo.clear();
        QVERIFY(room.run(CreateBolo{text, Span::minutes(30)}));
        QCOMPARE(room.refusalOf(CreateBolo{text, {}}), std::string("BoloTwice"));
        QVERIFY(room.run(Undo{}));
        QVERIFY(room.run(CreateBolo{text, {}}));
        QCOMPARE(room.refusalOfAs(clinicianSeat(), CreateBolo{van(), {}}),
                 std::string("RoleMissing"));
        for (std::size_t n = 1; n < kBolosMax; ++n) {
            text.words = "number " + std::to_string(n);
            QVERIFY(room.run(CreateBolo{text, {}}));
        }
        text.words = "one more";
        QCOMPARE(room.refusalOf(CreateBolo{text, {}}), std::string("BoloTooMany"));
        // What is long over leaves memory with the next one.
        room.pass(Span::hours(24 * 9));
        QVERIFY(room.run(CreateBolo{text, {}}));
        QCOMPARE(room.state().bolos.size(), std::size_t(1));
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aTelephoneAloneIsEnoughAndASlipIsNot()
    {
        DispatchRoom room;
        BoloText text;
        text.reason = "threats";
        text.phone = "ask her";
        QCOMPARE(room.refusalOf(CreateBolo{text, {}}), std::string("BoloEmpty"));
        text.phone = "203 555 7777";
        writeBolo(room, text);
        TypedWords typed;
        typed.phone = "2035557777";
        QCOMPARE(sureOf(hitsOf(room, typed)), std::string("Exact"));
    }

    void whatIsLookedForNoMoreRingsNoMore()
    {
        DispatchRoom room;
        const auto plate = writeBolo(room, van());
        const auto incident = room.open("NOISE");
        QVERIFY(room.run(typedNote(incident, "AB1O234 drove by")));
        QCOMPARE(boloAlarms(room).size(), std::size_t(1));
        QVERIFY(room.run(CancelBolo{plate, "found in Avon"}));
        QVERIFY(boloAlarms(room).empty());
        // One that ran out may still be the right one: somebody looks.
        writeBolo(room, missingPerson("Dale Moss"), Span::minutes(30));
        QVERIFY(room.run(typedNote(incident, "this is Dale Moss")));
        room.pass(Span::hours(1));
        QCOMPARE(boloAlarms(room).size(), std::size_t(1));
    }

    void theLineTakesAPlateInTwoWordsAndAReasonBehindOtherWords()
    {
        DispatchRoom room;
        const auto bolo = [&room](const std::string& line) {
            const LineContext context{
                room.state(), room.knowledge(), room.now(), Span::hours(-5), {}, {}};
            const auto parsed = parseLine(line, context);
            if (!parsed || !parsed->command || !isKind<CreateBolo>(*parsed->command))
                qFatal("%s", line.c_str());
            return asKind<CreateBolo>(*parsed->command).text;
        };
        const BoloText cut = bolo("bolo vehicle plate AB 12345 why \"hit and run\" gray van");
        QCOMPARE(cut.plate, std::string("AB12345"));
        QCOMPARE(cut.reason, std::string("hit and run"));
        QCOMPARE(cut.words, std::string("gray van"));
        const BoloText late = bolo("bolo person name \"Bo Ray\" born 1980 why warrant armed");
        QCOMPARE(late.reason, std::string("warrant"));
        QCOMPARE(late.words, std::string("born 1980 armed"));
        // What has a reason keeps its words.
        const BoloText told = bolo("bolo person why warrant he knows why she left");
        QCOMPARE(told.words, std::string("he knows why she left"));
        QCOMPARE(bolo("bolo vehicle plate AB 1234 why x").plate, std::string("AB"));
        QVERIFY(bolo("bolo person name Ray nobody knows why").reason.empty());
    }

    void takingARestrictedOneBackTellsNothingOfIt()
    {
        DispatchRoom room;
        auto secret = van();
        secret.fieldClass = FieldClass::CriminalJustice;
        writeBolo(room, secret);
        QVERIFY(room.run(Undo{}));
        QCOMPARE(room.last<ActUndone>().what, std::string("BOLO B1 for 24 h: (criminal justice)"));
        writeBolo(room, van());
        QVERIFY(room.run(Undo{}));
        QVERIFY(room.last<ActUndone>().what.find("gray van") != std::string::npos);
    }

    void aRestrictedOneIsReadAtTheDeskAlone()
    {
        DispatchRoom room;
        auto secret = van();
        secret.fieldClass = FieldClass::CriminalJustice;
        const auto bolo = writeBolo(room, secret);
        const auto created = room.log().back();
        const auto open = writeBolo(room, missingPerson("Dale Moss"));
        const Instant now = room.now();
        QCOMPARE(bolosInForce(room.state(), now, {Role::Dispatcher}).size(), std::size_t(2));
        QCOMPARE(bolosInForce(room.state(), now, {Role::Clinician}), (std::vector<BoloId>{open}));
        QCOMPARE(bolosInForce(room.state(), now, {}), (std::vector<BoloId>{open}));
        QVERIFY(!mayReadBolo(room.state().bolos.at(bolo), {Role::Administrator}));
        auto words = boloContext(room);
        words.justiceRecord = LogWordsContext::JusticeRecord::Withheld;
        QVERIFY(outwardWords(created, words, LogAudience::Internal).line.fieldClass ==
                FieldClass::ClinicianOnly);
        const auto court = outwardWords(created, words, LogAudience::Court).line.text;
        QVERIFY(court.find("gray van") == std::string::npos);
        // The match names the BOLO by its number alone.
        const auto incident = room.open("NOISE");
        QVERIFY(room.run(typedNote(incident, "AB1O234")));
        const auto match = outwardWords(room.log().back(), words, LogAudience::Internal).line;
        QCOMPARE(match.text, std::string("BOLO B1 may fit, a note: plate, as written"));
        QVERIFY(match.fieldClass == FieldClass::Police);
    }
};

HAVEN_TESTS(TestBolo)
#include "tst_bolo.moc"
