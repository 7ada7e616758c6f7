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

void sayNotes(NotesDesk& desk, const Arguments& arguments, const std::vector<OpenedNote>& notes)
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
    if (arguments.isJson)
        sayJson({{"notes", rows}});
    else if (notes.empty())
        sayLine("No sealed notes.");
}

int readNotes(NotesDesk& desk, const Arguments& arguments)
{
    const auto incident = desk.incident(arguments.words.front());
    if (!incident)
        return tell(incident.refusal());
    const auto keys = desk.keysOfGroup(ReadSealedNotes{*incident, 0});
    if (!keys)
        return tell(keys.refusal());
    const auto notes = openSealed(desk.database(), **keys, *incident, SealedKind::Note);
    if (!notes)
        return tell(notes.refusal());
    // On the record before it is shown.
    const ReadSealedNotes command{*incident, static_cast<std::int64_t>(notes->size())};
    if (const auto done = desk.submit(command); !done)
        return tell(done.refusal());
    sayNotes(desk, arguments, *notes);
    return kDone;
}

int searchNotes(NotesDesk& desk, const Arguments& arguments, const std::string& words)
{
    const auto keys = desk.keysOfGroup(ReadSealedNotes{});
    if (!keys)
        return tell(keys.refusal());
    SealIndex index;
    const auto walked = walkSealed(desk.database(), **keys, 0,
                                   [&](const SealedPlace& place, std::string_view text) {
                                       index.add(place, text);
                                       return SealedTake::Next;
                                   });
    if (!walked)
        return tell(walked.refusal());
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
    sayNotes(desk, arguments, notes);
    if (walked->damaged > 0)
        std::cerr << "havenctl: " << walked->damaged << " sealed notes are damaged and were not"
                  << " searched. Run: havenctl verify\n";
    return kDone;
}

int writeNote(NotesDesk& desk, const Arguments& arguments)
{
    const auto incident = desk.incident(arguments.words[1]);
    if (!incident)
        return tell(incident.refusal());
    const auto keys = desk.keysOfGroup(WriteSealedNote{*incident, {}, {}, {}});
    if (!keys)
        return tell(keys.refusal());
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
