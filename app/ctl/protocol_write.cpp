#include "app/ctl/protocol_write.h"

#include "app/ctl/held_station.h"
#include "app/ctl/sign_on.h"
#include "app/session/agency_time.h"
#include "app/session/protocol_change.h"
#include "app/session/protocol_files.h"
#include "app/session/staged_file.h"
#include "app/settings/whole_file.h"
#include "models/base/text.h"
#include "models/crisis/protocol_draft.h"
#include "models/dispatch/decide.h"
#include "models/dispatch/role_table.h"
#include "models/exchange/byte_source.h"

#include <filesystem>
#include <fmt/format.h>
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
    auto file =
        StagedFile::make(path, [&text](const std::string& part) { return writeWhole(part, text); });
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

// Whose approved text a live station goes on starting while the new one is a draft.
std::optional<Approval> goingOn(HeldStation& held, const ProtocolId& protocol)
{
    if (held.mode() != StationMode::Live)
        return std::nullopt;
    const State state = held.engine().snapshotState();
    const auto approval = state.approvals.find(protocol);
    if (approval == state.approvals.end() || state.protocolTexts.count(approval->second.hash) == 0)
        return std::nullopt;
    return approval->second;
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

std::string installedWords(const Protocol& protocol, const std::optional<Approval>& approval)
{
    if (protocol.status == ProtocolStatus::Retired)
        return fmt::format(
            "Protocol {} is retired with version {}: no checklist starts by it, also "
            "by no text of it that was approved before. Those under way go on.",
            protocol.id.value, protocol.version);
    if (approval)
        return fmt::format("Protocol {} is here with version {}, a draft. Until it is approved, "
                           "checklists start by version {}, approved by {}: havenctl protocol "
                           "approve {}",
                           protocol.id.value, protocol.version, approval->version,
                           approval->approver, protocol.id.value);
    return fmt::format("Protocol {} is here with version {}. It is a draft: a live station runs it "
                       "once this text is approved: havenctl protocol approve {}",
                       protocol.id.value, protocol.version, protocol.id.value);
}

int sayInstalled(const Arguments& arguments, const ProtocolStage& stage,
                 const std::optional<Approval>& approval)
{
    const Protocol& protocol = stage.protocol.protocol;
    if (arguments.isJson)
        sayJson(
            {{"protocol", protocol.id.value},
             {"version", protocol.version},
             {"hash", stage.protocol.hash},
             {"approved_before", approval ? nlohmann::json(approval->version) : nlohmann::json()},
             {"file", stage.path}});
    else
        sayLine(onOneLine(installedWords(protocol, approval)));
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
    const auto stage =
        stageProtocol(*text, *station, {*rules, today, here ? here->protocol.version : 0});
    if (!stage)
        return tell(stage.refusal());
    const auto approval = goingOn(**held, parsed->id);
    if (const auto done = recordAndPlace({*stage, *seat, **held}); !done)
        return tell(done.refusal());
    return sayInstalled(arguments, *stage, approval);
}

} // namespace haven::ctl
