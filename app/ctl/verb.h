#pragma once

#include "models/base/result.h"

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// What the verbs of havenctl share: arguments, exit codes, and how refusals are told.
namespace haven::ctl {

enum Exit : int { kDone = 0, kRefused = 1, kUsage = 2, kStation = 3, kInput = 4 };

// "--json" is a switch; every other option takes the word after it.
struct Arguments {
    std::vector<std::string> words;
    std::map<std::string, std::string> options;
    bool isJson = false;

    std::optional<std::string> option(const std::string& name) const;
    std::string optionOr(const std::string& name, const std::string& fallback) const;
};

struct Verb {
    std::string_view name;
    std::string_view usage;
    std::string_view sentence;
    std::set<std::string> options;  // allowed, without the dashes
    std::set<std::string> switches; // options without a value
    int (*run)(const Arguments&);
};

const std::vector<Verb>& verbTable();

int runAccount(const Arguments& arguments);
int runAlarms(const Arguments& arguments);
int runBoard(const Arguments& arguments);
int runBolo(const Arguments& arguments);
int runChecks(const Arguments& arguments);
int runCalls(const Arguments& arguments);
int runBrief(const Arguments& arguments);
int runCare(const Arguments& arguments);
int runChecklist(const Arguments& arguments);
int runDirectory(const Arguments& arguments);
int runDo(const Arguments& arguments);
int runFeed(const Arguments& arguments);
int runFlag(const Arguments& arguments);
int runFollowUps(const Arguments& arguments);
int runGeo(const Arguments& arguments);
int runImport(const Arguments& arguments);
int runKeys(const Arguments& arguments);
int runLayout(const Arguments& arguments);
int runLog(const Arguments& arguments);
int runMap(const Arguments& arguments);
int runNear(const Arguments& arguments);
int runNotes(const Arguments& arguments);
int runProfile(const Arguments& arguments);
int runProtocol(const Arguments& arguments);
int runInstruments(const Arguments& arguments);
int runRebuild(const Arguments& arguments);
int runRecommend(const Arguments& arguments);
int runReplay(const Arguments& arguments);
int runRequests(const Arguments& arguments);
int runResponse(const Arguments& arguments);
int runRotation(const Arguments& arguments);
int runRoom(const Arguments& arguments);
int runRunCards(const Arguments& arguments);
int runSearch(const Arguments& arguments);
int runStation(const Arguments& arguments);
int runSummary(const Arguments& arguments);
int runReports(const Arguments& arguments);
int runTimers(const Arguments& arguments);
int runNumbers(const Arguments& arguments);
int runUnmet(const Arguments& arguments);
int runVerify(const Arguments& arguments);
int runWorksheet(const Arguments& arguments);
int runRemove(const Arguments& arguments);
int runRetention(const Arguments& arguments);
int runBackup(const Arguments& arguments);
int runHold(const Arguments& arguments);
int runAbout(const Arguments& arguments);
int runLooked(const Arguments& arguments);
// A page of the help by its name, or what of it fits the words.
int runHelp(const std::vector<std::string>& words);

// On stderr, with the rule's name; answers the exit code that belongs to it.
int tell(const Refusal& refusal);
int exitCodeOf(RefusalCode code);
// On stderr, first what is wrong where that is known; answers kUsage.
int misused(std::string_view usage, std::string_view wrong = {});
inline constexpr const char* kTimeExamples =
    "write 2026-11-21, \"2026-11-21 21:40\", 21:40 for today, or 2026-11-21T21:40:00Z";
// One line on stdout, flushed.
void sayLine(std::string_view line);
std::string onOneLine(std::string text); // line ends become spaces
struct NumberAsked {
    std::string name; // of the option, without the dashes
    int usual = 1;    // where it was not given
    int least = 1;
    int most = 1;
};
// nullopt where another word or a number outside was given; what is wrong was told on stderr.
std::optional<int> numberOption(const Arguments& arguments, const NumberAsked& asked,
                                std::string_view usage);
// What people typed, with nothing in it that a terminal would obey or that turns its order.
std::string withoutOrders(std::string_view line);
void sayJson(const nlohmann::json& document);

// --station, or a usage error told.
std::optional<std::string> stationPath(const Arguments& arguments);
// From --password-file, HAVEN_PASSWORD or the terminal; never an argument.
Result<std::string> password(const Arguments& arguments, const std::string& agent);
// From --new-password-file, HAVEN_NEW_PASSWORD or, typed twice, the terminal.
Result<std::string> newPassword(const Arguments& arguments, const std::string& agent);
std::string operatingSystemUser();

} // namespace haven::ctl
