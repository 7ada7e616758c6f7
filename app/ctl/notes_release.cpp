#include "app/ctl/notes_desk.h"
#include "app/ctl/sign_on.h"
#include "app/session/seal_release.h"
#include "models/base/text.h"
#include "models/dispatch/decide.h"
#include "models/store/seal_hand_back.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>

// The parts of `havenctl notes` by which words leave the clinicians.
namespace haven::ctl {

namespace {

std::optional<ReleaseBasis> basisFrom(const std::string& word)
{
    if (word == "consent")
        return ReleaseBasis::WrittenConsent;
    if (word == "risk")
        return ReleaseBasis::ImminentRisk;
    if (word == "court")
        return ReleaseBasis::CourtOrder;
    if (word == "mandated")
        return ReleaseBasis::MandatedReport;
    return std::nullopt;
}

// The exact words: those given, or all notes of the incident as they stand.
Result<LockedBytes> wordsToRelease(NotesDesk& desk, SealKeys& keys, IncidentId incident,
                                   const Arguments& arguments)
{
    if (const auto path = arguments.option("text-file"))
        return wordsFrom(*path);
    const auto notes = openSealed(desk.database(), keys, incident, SealedKind::Note);
    if (!notes)
        return notes.refusal();
    return releaseWords(
        *notes, [&desk](Instant at) { return desk.timeText(at); }, namesOf(desk.session().state()));
}

// The second person signs too, with their own password.
Result<std::optional<AgentId>> secondPerson(NotesDesk& desk, const Arguments& arguments,
                                            const std::string& path)
{
    const auto name = arguments.option("with");
    if (!name)
        return std::optional<AgentId>();
    Arguments theirs;
    if (const auto file = arguments.option("with-password-file"))
        theirs.options["password-file"] = *file;
    const auto who = askWho(theirs, path, *name).get();
    const auto seat = seatOf(desk.session(), who, AgentId(*name), PositionId("havenctl"));
    if (!seat)
        return seat.refusal();
    return std::optional<AgentId>(seat->agent);
}

} // namespace

int notesRelease(NotesDesk& desk, const Arguments& arguments)
{
    const auto incident = desk.incident(arguments.words[1]);
    if (!incident)
        return tell(incident.refusal());
    ReleaseSealedNotes wish;
    wish.incident = *incident;
    wish.to = arguments.optionOr("to", "");
    wish.ground = arguments.optionOr("ground", "");
    wish.scope = arguments.optionOr("scope", "");
    const AgencyTime& time = desk.session().time();
    if (const auto text = arguments.option("signed"))
        wish.signedAt = time.parse(*text, desk.session().now());
    if (const auto text = arguments.option("until"))
        wish.until = time.parseEnd(*text, desk.session().now()); // that day still
    const bool isNoDay = (arguments.option("signed") && !wish.signedAt) ||
                         (arguments.option("until") && !wish.until);
    if (isNoDay)
        return misused(kNotesUsage, kTimeExamples);
    const auto basis = basisFrom(arguments.optionOr("basis", ""));
    if (!basis)
        return misused(kNotesUsage, "--basis is consent, risk, court or mandated");
    wish.basis = *basis;
    const auto keys = desk.keysOfGroup(wish);
    if (!keys)
        return tellNoKeys(keys.refusal());
    const auto words = wordsToRelease(desk, **keys, *incident, arguments);
    if (!words)
        return tellNoKeys(words.refusal());
    auto plan = planRelease(**keys, wish, words->view());
    if (!plan)
        return tell(plan.refusal());
    // Recorded first: nothing leaves that is not on the record.
    const auto done = desk.submit(*std::move(plan));
    if (!done)
        return tell(done.refusal());
    const auto* fact = kindIf<SealedNoteReleased>(&*done->back().event);
    const std::string number = desk.session().numberOf(*incident);
    const std::string head =
        releaseHead(wish, number, [&desk](Instant at) { return desk.timeText(at); });
    if (const auto path = arguments.option("out")) {
        if (const auto out = writeReleased(*path, head, words->view()); !out)
            return tell(out.refusal());
    }
    if (arguments.isJson) {
        sayJson({{"incident", number}, {"release", fact ? fact->release : 0}, {"to", wish.to}});
    } else if (!arguments.option("out")) {
        sayLine(head + std::string(words->view()));
    } else {
        sayLine(fmt::format("Release {} of {} to {} is on the record and in the file.",
                            fact ? fact->release : 0, number, wish.to));
    }
    return kDone;
}

int notesReleases(NotesDesk& desk, const Arguments& arguments)
{
    const auto incident = desk.incident(arguments.words[1]);
    if (!incident)
        return tell(incident.refusal());
    const auto keys = desk.keysOfGroup(ReadSealedNotes{*incident, 0});
    if (!keys)
        return tellNoKeys(keys.refusal());
    const auto texts = openSealed(desk.database(), **keys, *incident, SealedKind::Release);
    if (!texts)
        return tellNoKeys(texts.refusal());
    const ReadSealedNotes command{*incident, static_cast<std::int64_t>(texts->size())};
    if (const auto done = desk.submit(command); !done)
        return tell(done.refusal());
    const auto found = desk.session().state().incidents.find(*incident);
    nlohmann::json rows = nlohmann::json::array();
    for (const auto& text : *texts) {
        for (const auto& one : found->second.sealed.releases) {
            if (one.number != text.place.number)
                continue;
            if (arguments.isJson) {
                rows.push_back({{"release", one.number},
                                {"to", one.to},
                                {"basis", basisWords(one.basis)},
                                {"ground", one.ground},
                                {"scope", one.scope},
                                {"signed", one.signedAt ? desk.timeText(*one.signedAt) : ""},
                                {"until", one.until ? desk.timeText(*one.until) : ""},
                                {"by", one.by.value},
                                {"at", desk.timeText(one.at)},
                                {"withdrawn", one.withdrawnAt.has_value()},
                                {"text", std::string(text.text.view())}});
                continue;
            }
            const std::string consent =
                consentWords(one, [&desk](Instant at) { return desk.timeText(at); });
            sayLine(fmt::format("Release {} to {} by {} on {}, by {}{}{}", one.number, one.to,
                                basisWords(one.basis), desk.timeText(one.at), one.by.value,
                                consent.empty() ? "" : "; " + consent,
                                one.withdrawnAt ? "; withdrawn " + desk.timeText(*one.withdrawnAt)
                                                : ""));
            sayLine(text.text.view());
        }
    }
    if (arguments.isJson)
        sayJson({{"releases", rows}});
    return kDone;
}

int notesWithdraw(NotesDesk& desk, const Arguments& arguments)
{
    const auto incident = desk.incident(arguments.words[1]);
    if (!incident)
        return tell(incident.refusal());
    WithdrawRelease command;
    command.incident = *incident;
    command.release = std::atoll(arguments.words[2].c_str());
    command.reason = arguments.optionOr("reason", "");
    if (const auto done = desk.submit(Command(command)); !done)
        return tell(done.refusal());
    if (arguments.isJson)
        sayJson({{"release", command.release}, {"withdrawn", true}});
    else
        sayLine(fmt::format("The consent of release {} is withdrawn. What was released stays on the"
                            " record; nothing more goes there on it.",
                            command.release));
    return kDone;
}

int notesHandBack(NotesDesk& desk, const Arguments& arguments)
{
    const auto out = arguments.option("out");
    if (!out)
        return misused(kNotesUsage, "a hand-back needs a new file: --out FILE");
    ChangeSealGroup asked;
    asked.change.act = SealGroupAct::HandedBack;
    const auto keys = desk.keysOfGroup(asked);
    if (!keys)
        return tellNoKeys(keys.refusal());
    const auto second = secondPerson(desk, arguments, *stationPath(arguments));
    if (!second)
        return tell(second.refusal());
    SealPlan plan = planHandBack(**keys, arguments.optionOr("to", ""), *second);
    // Asked of the rules before the file is written: it holds the words.
    Act act;
    act.recordedAt = act.happenedAt = desk.session().now();
    act.recordedBy = act.doneBy = desk.seat().agent;
    act.roles = desk.seat().roles;
    act.knowledge = &desk.session().base().knowledge;
    if (const auto may = decide(desk.session().state(), plan.command, act); !may)
        return tell(may.refusal());
    auto passphrase = newPassword(arguments, "the employer, for the file");
    if (!passphrase)
        return tell(passphrase.refusal());
    const std::string group = (*keys)->group();
    const auto written = writeHandBack(
        desk.database(), **keys,
        {*out, *passphrase, [&](IncidentId id) { return desk.session().numberOf(id); }});
    wipe(*passphrase);
    if (!written)
        return tellNoKeys(written.refusal());
    if (const auto done = desk.submit(std::move(plan)); !done) {
        ::unlink(out->c_str()); // nothing was handed back, so nothing lies about
        return tell(done.refusal());
    }
    if (arguments.isJson)
        sayJson({{"group", group}, {"notes", *written}, {"file", *out}});
    else
        sayLine(fmt::format("{} sealed notes of {} are in {}, and no key to them is left in this"
                            " station. Its backups still hold them.",
                            *written, group, *out));
    return kDone;
}

int notesUnpack(const Arguments& arguments)
{
    HAVEN_EXPECT(shutProcess() == Shut::Yes);
    auto passphrase = password(arguments, "the employer, for the file");
    if (!passphrase)
        return tell(passphrase.refusal());
    const auto read =
        readHandBack(arguments.words[1], *passphrase, [](std::string_view note) { sayLine(note); });
    wipe(*passphrase);
    return read ? kDone : tell(read.refusal());
}

} // namespace haven::ctl
