#include "app/ctl/protocol_write.h"

#include "app/ctl/held_station.h"
#include "app/ctl/sign_on.h"
#include "app/session/agency_time.h"
#include "app/session/protocol_change.h"
#include "app/session/protocol_files.h"
#include "models/base/text.h"
#include "models/crisis/protocol_draft.h"
#include "models/dispatch/decide.h"
#include "models/dispatch/role_table.h"
#include "models/exchange/byte_source.h"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <optional>

namespace haven::ctl {

namespace {

std::string writtenDay(LocalDay day)
{
    return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

// Whatever lies there already is somebody's work.
Result<void> writeNew(const std::string& path, const std::string& text)
{
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored))
        return refuse(RefusalCode::FileUnwritable, path);
    auto file = StagedFile::make(path, [&text](const std::string& part) -> Result<void> {
        std::ofstream out(part, std::ios::binary);
        out << text;
        out.close();
        return out ? Result<void>() : Result<void>(refuse(RefusalCode::FileUnwritable, part));
    });
    return file ? file->place() : Result<void>(file.refusal());
}

// The one in use at this station, shipped or the agency's.
const ProtocolOnFile* protocolHere(const KnowledgeBase& base, const ProtocolId& id)
{
    const auto found = base.knowledge.protocols.find(id);
    return found == base.knowledge.protocols.end() ? nullptr : &found->second;
}

int sayFindings(const std::string& path, const std::vector<LintFinding>& findings)
{
    int musts = 0;
    for (const auto& one : findings) {
        if (one.weight != LintWeight::Must)
            continue;
        ++musts;
        std::cerr << onOneLine(fmt::format("{}:{}: must: {} [{}]", path, one.line, one.sentence,
                                           enumName(one.rule)))
                  << "\n";
    }
    return musts;
}

// Whose approval of the text in use here would lapse with another one, so that a live station runs
// nothing under this name.
std::optional<Approval> lapsing(HeldStation& held, const ProtocolOnFile* here)
{
    if (!here || held.mode() != StationMode::Live)
        return std::nullopt;
    const State state = held.engine().snapshotState();
    const auto approval = state.approvals.find(here->protocol.id);
    if (approval == state.approvals.end() || approval->second.hash != here->hash)
        return std::nullopt;
    return approval->second;
}

int refuseLapse(const Protocol& here, const Approval& approval)
{
    std::cerr << onOneLine(fmt::format(
                     "havenctl: “{}” is approved here by {} for version {}. Nothing was changed. "
                     "With a new version that approval lapses, and this live station does not run "
                     "the checklist until the new text is approved. To install it all the same, "
                     "add --lapse, then: havenctl protocol approve {}",
                     here.title, approval.approver, approval.version, here.id.value))
              << "\n";
    return kRefused;
}

struct Placing {
    const ProtocolStage& stage;
    Seat seat;
    HeldStation& held;
};

Result<void> recordAndPlace(const Placing& placing)
{
    if (auto recorded = placing.held.record(placing.stage.command, placing.seat); !recorded)
        return recorded;
    return placing.stage.file->place();
}

int sayInstalled(const Arguments& arguments, const ProtocolStage& stage)
{
    const Protocol& protocol = stage.protocol.protocol;
    if (arguments.isJson)
        sayJson({{"protocol", protocol.id.value},
                 {"version", protocol.version},
                 {"hash", stage.protocol.hash},
                 {"file", stage.path}});
    else
        sayLine(onOneLine(fmt::format(
            "Protocol {} is here with version {}. It is a draft: a live station runs it once this "
            "text is approved: havenctl protocol approve {}",
            protocol.id.value, protocol.version, protocol.id.value)));
    return kDone;
}

} // namespace

int newProtocol(const Arguments& arguments)
{
    const auto title = arguments.option("title");
    if (arguments.words.size() != 2 || !title || trimmed(*title).empty())
        return misused(kProtocolWriteUsage, "a new protocol has an id and a --title");
    const ProtocolDraft draft = newDraft(toLower(arguments.words[1]), std::string(trimmed(*title)),
                                         writtenDay(AgencyTime("UTC").dayOf(systemNow())));
    const std::string text = draftText(draft);
    if (const auto parsed = parseProtocol(text); !parsed)
        return tell(parsed.refusal());
    const auto out = arguments.option("out");
    if (!out) {
        std::cout << text << std::flush;
        return kDone;
    }
    if (const auto written = writeNew(*out, text); !written)
        return tell(written.refusal());
    if (arguments.isJson)
        sayJson({{"protocol", draft.id}, {"file", *out}});
    else
        sayLine("Written to " + *out + ". See what is missing: havenctl protocol lint " + *out);
    return kDone;
}

int installProtocol(const Arguments& arguments)
{
    if (arguments.words.size() != 2)
        return misused(kProtocolWriteUsage);
    const auto station = stationPath(arguments);
    if (!station)
        return kUsage;
    const auto agent = arguments.option("as");
    if (!agent)
        return misused(kProtocolWriteUsage, "who installs it is named with --as");
    const std::string& path = arguments.words[1];
    const auto text = readWhole(path, kProtocolFileBytesMax);
    if (!text)
        return tell(text.refusal());
    auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return tell(base.refusal());
    const auto rules = protocolRules((*base)->knowledge.codes);
    if (!rules)
        return tell(rules.refusal());
    takeStationTables(**base, *station);
    const std::string today = writtenDay(AgencyTime("UTC").dayOf(systemNow()));
    const auto findings =
        lintProtocol({*text, std::filesystem::path(path).filename().string(), today}, *rules);
    const int musts = sayFindings(path, findings);
    const auto parsed = parseProtocol(*text);
    if (!parsed)
        return tell(parsed.refusal());
    if (musts > 0)
        return tell(refuse(RefusalCode::ProtocolNotReady, parsed->title,
                           std::to_string(musts) + " named above must be set right"));
    const auto who = askWho(arguments, *station, *agent).get();
    const auto held = HeldStation::take(*station);
    if (!held)
        return tell(held.refusal());
    const auto seat = seatOf((*held)->engine(), who, AgentId(*agent), PositionId("havenctl"));
    if (!seat)
        return tell(seat.refusal());
    if (!mayDo(ChangeSetting{}, seat->roles)) {
        const std::string verb(commandName(ChangeSetting{}));
        return tell(refuse(RefusalCode::RoleMissing, verb, rolesThatMay(verb)));
    }
    const ProtocolOnFile* here = protocolHere(**base, parsed->id);
    if (const auto approval = lapsing(**held, here); approval && !arguments.option("lapse"))
        return refuseLapse(here->protocol, *approval);
    const auto stage =
        stageProtocol(*text, *station, {*rules, today, here ? here->protocol.version : 0});
    if (!stage)
        return tell(stage.refusal());
    if (const auto done = recordAndPlace({*stage, *seat, **held}); !done)
        return tell(done.refusal());
    return sayInstalled(arguments, *stage);
}

} // namespace haven::ctl
