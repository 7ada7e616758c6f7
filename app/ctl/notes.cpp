#include "app/ctl/notes_desk.h"
#include "models/base/text.h"
#include "models/store/seal_index.h"

#include <fmt/format.h>

#include <iostream>
#include <map>

// `havenctl notes`: clinicians' sealed notes without a screen. Words are printed to whoever may
// read them and go nowhere else.
namespace haven::ctl {

namespace {

constexpr int kNotesFoundMax = 50;

nlohmann::json noteJson(NotesDesk& desk, const OpenedNote& note)
{
    return {{"note", note.place.number},
            {"incident", desk.session().numberOf(note.place.incident)},
            {"by", note.place.by.value},
            {"at", desk.timeText(note.place.at)},
            {"text", std::string(note.text.view())}};
}

const char* faultWords(SealedFault fault)
{
    switch (fault) {
    case SealedFault::KeyMissing:
        return "its key is missing";
    case SealedFault::Damaged:
        return "what is stored of it was changed or is damaged";
    }
    return "";
}

nlohmann::json unreadJson(NotesDesk& desk, const std::vector<UnreadNote>& unread)
{
    nlohmann::json rows = nlohmann::json::array();
    for (const auto& one : unread)
        rows.push_back({{"note", one.place.number},
                        {"incident", desk.session().numberOf(one.place.incident)},
                        {"by", one.place.by.value},
                        {"at", desk.timeText(one.place.at)},
                        {"fault", std::string(enumName(one.fault))},
                        {"why", faultWords(one.fault)}});
    return rows;
}

// `document` has what goes beside the notes in JSON.
void sayNotes(NotesDesk& desk, const Arguments& arguments, const std::vector<OpenedNote>& notes,
              nlohmann::json document)
{
    nlohmann::json rows = nlohmann::json::array();
    for (const auto& note : notes) {
        if (arguments.isJson) {
            rows.push_back(noteJson(desk, note));
            continue;
        }
        sayLine(fmt::format("{}  {}  note {} by {}", desk.session().numberOf(note.place.incident),
                            desk.timeText(note.place.at), note.place.number, note.place.by.value));
        sayLine(note.text.view());
    }
    if (!arguments.isJson)
        return;
    document["notes"] = std::move(rows);
    sayJson(document);
}

int readNotes(NotesDesk& desk, const Arguments& arguments)
{
    const auto incident = desk.incident(arguments.words.front());
    if (!incident)
        return tell(incident.refusal());
    const auto keys = desk.keysOfGroup(ReadSealedNotes{*incident, 0});
    if (!keys)
        return tellNoKeys(keys.refusal());
    const auto read = readSealed(desk.database(), **keys, *incident, SealedKind::Note);
    if (!read)
        return tell(read.refusal());
    // On the record before it is shown.
    const ReadSealedNotes command{*incident, static_cast<std::int64_t>(read->notes.size())};
    if (const auto done = desk.submit(command); !done)
        return tell(done.refusal());
    sayNotes(desk, arguments, read->notes, {{"unreadable", unreadJson(desk, read->unread)}});
    if (arguments.isJson)
        return read->unread.empty() ? kDone : kStation;
    if (read->notes.empty() && read->unread.empty())
        sayLine("No sealed notes.");
    for (const auto& one : read->unread)
        sayLine(
            fmt::format("Sealed note {} of {} cannot be opened: {}. {} Next: copy the station"
                        " to a safe place and run: havenctl verify",
                        one.place.number, desk.timeText(one.place.at), faultWords(one.fault),
                        read->notes.empty() ? "Nothing was changed." : "The others are above."));
    return read->unread.empty() ? kDone : kStation;
}

int searchNotes(NotesDesk& desk, const Arguments& arguments, const std::string& words)
{
    const auto keys = desk.keysOfGroup(ReadSealedNotes{});
    if (!keys)
        return tellNoKeys(keys.refusal());
    SealIndex index;
    const auto walked = walkSealed(desk.database(), **keys, 0,
                                   [&](const SealedPlace& place, std::string_view text) {
                                       index.add(place, text);
                                       return SealedTake::Next;
                                   });
    if (!walked)
        return tell(walked.refusal());
    const auto missing = sealedWithoutKey(desk.database(), **keys, SealedKind::Note);
    if (!missing)
        return tell(missing.refusal());
    std::vector<OpenedNote> notes;
    for (const auto& place : index.find(words)) {
        if (notes.size() == kNotesFoundMax)
            break;
        auto note = openSealedAt(desk.database(), **keys, place.sequence);
        if (!note)
            return tell(note.refusal());
        if (*note)
            notes.push_back(**std::move(note));
    }
    const ReadSealedNotes command{std::nullopt, static_cast<std::int64_t>(notes.size())};
    if (const auto done = desk.submit(command); !done)
        return tell(done.refusal());
    const auto unread = walked->damaged + static_cast<std::int64_t>(missing->size());
    sayNotes(desk, arguments, notes, {{"unreadable_count", unread}});
    if (notes.empty() && !arguments.isJson)
        sayLine("No sealed notes.");
    if (unread == 0)
        return kDone;
    std::cerr << "havenctl: " << unread
              << " sealed notes cannot be opened and were not searched: " << missing->size()
              << " without their key, " << walked->damaged
              << " damaged. Copy the station to a safe place and run: havenctl verify\n";
    return kStation;
}

int writeNote(NotesDesk& desk, const Arguments& arguments)
{
    const auto incident = desk.incident(arguments.words[1]);
    if (!incident)
        return tell(incident.refusal());
    const auto keys = desk.keysOfGroup(WriteSealedNote{*incident, {}, {}, {}});
    if (!keys)
        return tellNoKeys(keys.refusal());
    const auto words = wordsFrom(arguments.optionOr("text-file", "-"));
    if (!words)
        return tell(words.refusal());
    auto plan = planSealedNote(**keys, *incident, words->view());
    if (!plan)
        return tell(plan.refusal());
    const auto done = desk.submit(*std::move(plan));
    if (!done)
        return tell(done.refusal());
    const std::string number = desk.session().numberOf(*incident);
    if (arguments.isJson)
        sayJson({{"incident", number}, {"sealed", true}});
    else
        sayLine("A clinician's note was sealed on " + number + ".");
    return kDone;
}

struct NotesPart {
    std::size_t words;
    int (*run)(NotesDesk&, const Arguments&);
};

const std::map<std::string, NotesPart>& notesParts()
{
    static const std::map<std::string, NotesPart> all = {
        {"write", {2, writeNote}},
        {"key", {1, notesKey}},
        {"groups", {1, notesGroups}},
        {"found", {2, notesFound}},
        {"let-in", {2, notesLetIn}},
        {"take-out", {2, notesTakeOut}},
        {"rotate", {1, notesRotate}},
        {"escrow", {1 + kEscrowHolders, notesEscrow}},
        {"open-escrow", {2, notesOpenEscrow}},
        {"release", {2, notesRelease}},
        {"releases", {2, notesReleases}},
        {"withdraw", {3, notesWithdraw}},
        {"hand-back", {1, notesHandBack}},
    };
    return all;
}

} // namespace

int runNotes(const Arguments& arguments)
{
    const auto& words = arguments.words;
    const auto searched = arguments.option("search");
    if (words.size() == 2 && words.front() == "unpack")
        return notesUnpack(arguments);
    const auto part = words.empty() ? notesParts().end() : notesParts().find(words.front());
    const bool isPart = part != notesParts().end();
    const bool isRight =
        isPart ? words.size() == part->second.words : words.size() == (searched ? 0U : 1U);
    if (!isRight)
        return misused(kNotesUsage);
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const auto agent = arguments.option("as");
    if (!agent)
        return misused(kNotesUsage, "who reads? Add: --as AGENT");
    auto desk = NotesDesk::open(arguments, *path, *agent);
    if (!desk)
        return tell(desk.refusal());
    if (isPart)
        return part->second.run(**desk, arguments);
    return searched ? searchNotes(**desk, arguments, *searched) : readNotes(**desk, arguments);
}

} // namespace haven::ctl
