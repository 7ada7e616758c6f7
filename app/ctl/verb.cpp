#include "app/ctl/verb.h"

#include "models/base/text.h"

#include <algorithm>
#include <pwd.h>
#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

namespace haven::ctl {

std::optional<std::string> Arguments::option(const std::string& name) const
{
    const auto found = options.find(name);
    return found == options.end() ? std::nullopt : std::optional(found->second);
}

std::string Arguments::optionOr(const std::string& name, const std::string& fallback) const
{
    return option(name).value_or(fallback);
}

const std::vector<Verb>& verbTable()
{
    static const std::vector<Verb> table = {
        {"station",
         "station new FILE --agency NAME [--zone ZONE] [--demo] [--training] | info FILE",
         "Make a station file, or tell what it is",
         {"agency", "zone", "password-file", "admin"},
         {"demo", "training"},
         runStation},
        {"account",
         "account list | add AGENT --roles R,R [--name NAME] | roles AGENT R,R |"
         " password AGENT [--lose-key] |"
         " disable AGENT | enable AGENT | release AGENT --station FILE --as ADMIN",
         "List and change accounts; the first one, an administrator, needs no --as",
         {"station", "as", "password-file", "new-password-file", "name", "roles", "position"},
         {"lose-key"},
         runAccount},
        {"do",
         "do --station FILE --as AGENT [--position P] LINE...",
         "Run command lines, one after the other, as in the console's command bar",
         {"station", "as", "password-file", "position"},
         {},
         runDo},
        {"board",
         "board --station FILE [--unverified] [--json] [--format text|tsv|markdown|geojson "
         "[--units]]",
         "Show the queue and the units; or the incidents whose place is still to be set right; or "
         "the queue or the units as text for somewhere else",
         {"station", "format"},
         {"unverified", "units"},
         runBoard},
        {"recommend",
         "recommend --station FILE INCIDENT [--json]",
         "Say whom to send, in order, with reasons, and why not the others",
         {"station"},
         {},
         runRecommend},
        {"response",
         "response --station FILE INCIDENT [--at T] [--json] | response check FILE [--json]",
         "Say who goes to a crisis, in order, with reasons; or check an agency's response file",
         {"station", "at"},
         {},
         runResponse},
        {"unmet",
         "unmet --station FILE [--from T] [--to T] [--format text|csv|json] [--json]",
         "Count who was for a clinician: sent, and not sent by reason",
         {"station", "from", "to", "format"},
         {},
         runUnmet},
        {"requests",
         "requests --station FILE [--all] [--incident N] [--json]",
         "List what was asked of other agencies and is not over; with --all also what is",
         {"station", "incident"},
         {"all"},
         runRequests},
        {"rotation",
         "rotation list | report [--from T] [--to T] [--format text|csv|json] |"
         " import CSV --as AGENT --reason TEXT --station FILE [--json]",
         "Show whose turn it is, whether turns were fair, and bring in lists from a spreadsheet",
         {"station", "from", "to", "format", "as", "reason", "password-file"},
         {},
         runRotation},
        {"near",
         "near --station FILE LAT,LON [--within MINUTES] [--limit N] [--json]",
         "List units by road, incidents and streets near a point, and the ground reached in time",
         {"station", "within", "limit"},
         {},
         runNear},
        {"notes",
         "notes INCIDENT | --search WORDS | write INCIDENT | key | groups | found EMPLOYER |"
         " let-in AGENT [--fingerprint F] | take-out AGENT | rotate | escrow NAME NAME NAME |"
         " open-escrow EMPLOYER --reason TEXT | release INCIDENT --to WHOM --basis"
         " consent|risk|court|mandated [--ground TEXT] [--scope TEXT --signed DAY --until DAY] |"
         " releases INCIDENT | withdraw INCIDENT NUMBER | hand-back --to WHOM --out FILE"
         " [--with AGENT] --station FILE --as AGENT [--json] | unpack FILE",
         "Read, write, search and release clinicians' sealed notes, and keep their keys",
         {"station", "as", "password-file", "new-password-file", "search", "fingerprint", "reason",
          "codes-file", "to", "basis", "ground", "scope", "signed", "until", "text-file", "out",
          "with", "with-password-file"},
         {},
         runNotes},
        {"log",
         "log --station FILE [--incident N] [--unit U] [--agent A] [--position P] [--from T]"
         " [--to T] [--words TEXT] [--is "
         "late,overridden,corrected,lowered,refused,removed,reconstructed]"
         " [--limit N] [--for internal|foi|press|court] [--format text|csv|json|pdf] [--out FILE]"
         " [--as AGENT] [--reason TEXT]",
         "Show or export the shift log; without --as only what plain reading shows; of a restricted"
         " incident with a reason, which is recorded",
         {"station", "incident", "unit", "agent", "position", "words", "is", "from", "to", "for",
          "format", "out", "limit", "as", "reason", "password-file"},
         {},
         runLog},
        {"checklist",
         "checklist --station FILE --incident N [--format text|json|pdf] [--out FILE] [--as AGENT]",
         "Print the hand-off page and the checklists of an incident; health facts only with --as",
         {"station", "incident", "format", "out", "as", "password-file"},
         {},
         runChecklist},
        {"care",
         "care INCIDENT | plans | plan NUMBER [--incident N] --station FILE [--as AGENT --reason"
         " TEXT] [--format text|json|csv|pdf] [--out FILE]",
         "Show the care record of an incident, or the care plans; who reads what is recorded",
         {"station", "as", "password-file", "reason", "format", "out", "incident"},
         {},
         runCare},
        {"followups",
         "followups --station FILE [--as AGENT --reason TEXT] [--format text|json|csv|pdf]"
         " [--out FILE]",
         "List what was promised and when it is due; without --as only how many",
         {"station", "as", "password-file", "reason", "format", "out"},
         {},
         runFollowUps},
        {"instruments",
         "instruments list --station FILE | check [FILE...] [--station FILE] | record INCIDENT"
         " INSTRUMENT FIELD=VALUE...|declined [WHY]|notpossible WHY --station FILE --as AGENT |"
         " read INCIDENT --station FILE --as AGENT --reason TEXT [--format text|json|csv|pdf]"
         " [--out FILE]",
         "List and check the screening instruments your agency installed; record and read results",
         {"station", "as", "password-file", "reason", "format", "out"},
         {},
         runInstruments},
        {"worksheet",
         "worksheet INCIDENT request|certificate --station FILE --as AGENT --reason TEXT"
         " [--format text|json|csv|pdf] [--out FILE]",
         "Print a worksheet for an emergency examination, 17a-503; it is no form of the state",
         {"station", "as", "password-file", "reason", "format", "out"},
         {},
         runWorksheet},
        {"summary",
         "summary --station FILE [--from T] [--to T] [--json]",
         "Count a shift against its standard; the last eight hours where no time is given",
         {"station", "from", "to"},
         {},
         runSummary},
        {"reports",
         "reports --station FILE [--json]",
         "Tell how many report numbers were given in each year, and which are missing",
         {"station"},
         {},
         runReports},
        {"calls",
         "calls --station FILE [--json]",
         "List the calls of the board: whom to call back, transfers, text sessions, positions",
         {"station"},
         {},
         runCalls},
        {"brief",
         "brief --station FILE [--position P] [--out FILE.pdf|FILE.txt] [--json]",
         "Say what whoever takes over has to know, and who handed over to whom",
         {"station", "position", "out"},
         {},
         runBrief},
        {"room",
         "room scheduled|watches|passon|messages|storms|groups --station FILE [--json]",
         "List what is to come, looked after, passed on, said, and held together",
         {"station"},
         {},
         runRoom},
        {"timers",
         "timers --station FILE [--as AGENT] [--late] [--json]",
         "List what will be late next; what belongs to a crisis only with --as",
         {"station", "as", "password-file"},
         {"late"},
         runTimers},
        {"alarms",
         "alarms --station FILE [--from T] [--to T] [--json | --csv]",
         "Tell how the alarms of a shift did; the last eight hours where no time is given",
         {"station", "from", "to"},
         {"csv"},
         runAlarms},
        {"bolo",
         "bolo list | match TEXT --station FILE [--as AGENT] [--all] [--json]",
         "List the BOLOs in force, or say which of them a text fits; restricted ones with --as",
         {"station", "as", "password-file"},
         {"all"},
         runBolo},
        {"checks",
         "checks --station FILE --as AGENT [--open] [--json]",
         "List the record checks of the shift and their hits, for dispatchers and supervisors",
         {"station", "as", "password-file"},
         {"open"},
         runChecks},
        {"numbers",
         "numbers --station FILE [--quarter 2026-Q3 | --from T --to T] [--as AGENT]"
         " [--format text|json|csv|pdf] [--out FILE]",
         "Count behavioral-health work; the last thirty days where no time is given; by perceived"
         " race and sex for whole quarters, as a supervisor",
         {"station", "quarter", "from", "to", "format", "out", "as", "password-file"},
         {},
         runNumbers},
        {"search",
         "search --station FILE WORDS... [--limit N] [--json]",
         "Search incidents, present and past",
         {"station", "limit"},
         {},
         runSearch},
        {"verify",
         "verify --station FILE [--head HEAD] [--against COPY] [--json]",
         "Check the whole record: chain, facts, state; compare with a head or copy kept elsewhere",
         {"station", "head", "against"},
         {},
         runVerify},
        {"rebuild",
         "rebuild --station FILE",
         "Drop and rebuild archive and snapshot",
         {"station"},
         {},
         runRebuild},
        {"flag",
         "flag [--station FILE] FILE.jsonl|FILE.csv [--column NAME] | flag score GOLD.jsonl "
         "[--half looked|held] | flag refit GOLD.jsonl | flag lean GOLD.jsonl [--length "
         "told|terse|clear]",
         "Score notes for the behavioral-health flag",
         {"column", "station", "half", "length"},
         {},
         runFlag},
        {"directory",
         "directory check [FILE] [--station FILE] [--at T] | find [--town T] [--age N] [--school"
         " yes|no] [--kind K] [--at T] [--station FILE] | import CSV --station FILE --as AGENT |"
         " checked ID --station FILE --as AGENT [--json]",
         "Say whom to call for a town and an age, in the order to try; check and bring in the list",
         {"station", "town", "age", "school", "kind", "at", "as", "password-file"},
         {},
         runDirectory},
        {"feed",
         "feed check FILE|ADDRESS [--format nmea|taip|gpsd] [--for SECONDS] | feed list | add NAME"
         " --address ADDRESS [--format F] [--unit UNIT] [--units SENDER=UNIT,...]"
         " [--unknown-senders ignore|use] | remove NAME | trail UNIT [--from T] [--to T]"
         " --station FILE",
         "Read live positions and say what is in them; keep the list of feeds; show a trail",
         {"station", "format", "for", "address", "unit", "units", "unknown-senders", "from", "to"},
         {},
         runFeed},
        {"import",
         "import calls CSV --profile PROFILE --station FILE [--dry-run] [--rejects FILE]",
         "Bring in past incidents",
         {"profile", "station", "rejects"},
         {"dry-run"},
         runImport},
        {"map",
         "map import FILE... --station FILE [--kind KIND] [--system EPSG:2234] [--fields FILE]"
         " [--attribution TEXT] | list --station FILE [--json] | made-up --station FILE"
         " [--size state|county] [--seed N]",
         "Bring in map files, tell what was brought in, or make a state up for training",
         {"station", "kind", "system", "fields", "attribution", "size", "seed"},
         {},
         runMap},
        {"geo",
         "geo find --station FILE TEXT [--near LAT,LON] [--limit N] | at --station FILE LAT,LON"
         " [--file FILE] [--json]",
         "Find a place by its words, or tell what is at a position",
         {"station", "near", "limit", "file"},
         {},
         runGeo},
        {"protocol",
         "protocol lint [FILE...] [--station FILE] | list [--station FILE] | show PROTOCOL "
         "[--station FILE] | new PROTOCOL --title TEXT [--out FILE] |"
         " install FILE --station FILE --as AGENT |"
         " approve PROTOCOL --by NAME --license TEXT --agency NAME [--on DAY] --station FILE"
         " --as AGENT [--json]",
         "Check, write, install, list and show protocol files, record the clinical approver of one",
         {"station", "by", "license", "agency", "on", "as", "password-file", "title", "out"},
         {},
         runProtocol},
        {"keys",
         "keys [--as AGENT] [--json | --pdf FILE]",
         "Show or print every command of the console with its keys, as shipped or as chosen here",
         {"as", "pdf"},
         {},
         runKeys},
        {"layout",
         "layout list | show NAME | choose NAME | export FILE [NAME] | import FILE | remove NAME |"
         " reset [--role ROLE] --person AGENT [--json]",
         "List, carry and reset how a person's desk is laid out",
         {"person", "role"},
         {},
         runLayout},
        {"runcards",
         "runcards --station FILE --out DIR|FILE.pdf [--every MINUTES] [--blank N] [--first N]"
         " [--printer NAME]",
         "Print the board and numbered blank cards for the day the power is out",
         {"station", "out", "every", "blank", "first", "printer"},
         {},
         runRunCards},
        {"profile", "profile check PROFILE", "Check an import profile", {}, {}, runProfile},
        {"replay",
         "replay CSV --profile PROFILE --station FILE [--speed N|max] [--from T] [--to T]",
         "Feed past calls as new ones into a training station",
         {"profile", "station", "speed", "from", "to"},
         {},
         runReplay},
        {"remove",
         "remove request [FACT[,FACT...]...] [--incident N[,N...]] --authority TEXT --reason TEXT"
         " [--takes COUNT] | show REMOVAL | approve REMOVAL [--takes COUNT] |"
         " decline REMOVAL --reason TEXT | list [--backups FOLDER] --station FILE [--as AGENT]"
         " [--json]",
         "Take what entries say out of the record under law: two people, an authority, no hold;"
         " what would go is shown first, and --takes says that it is meant; say which copies still"
         " hold it",
         {"station", "as", "password-file", "incident", "authority", "reason", "backups", "takes"},
         {},
         runRemove},
        {"retention",
         "retention list | due [--kind K] [--limit N] | request --kind K --authority TEXT"
         " --as AGENT [--limit N] [--takes COUNT] --station FILE [--json]",
         "Say how long records are kept and which are older; ask for the removal of those, with an"
         " authorization: nothing is ever destroyed by itself",
         {"station", "as", "password-file", "kind", "limit", "authority", "takes"},
         {},
         runRetention},
        {"backup",
         "backup make --to FILE|FOLDER --as AGENT | list | check COPY --station FILE [--json]",
         "Copy the station as it stands, prove the copy fact by fact and record it; say which"
         " copies were made and when one is due; tell whether a copy is still as it was made",
         {"station", "as", "password-file", "to"},
         {},
         runBackup},
        {"hold",
         "hold put [--incident N] [--person NAME] [--from T] [--to T] --reason TEXT |"
         " release HOLD --reason TEXT | list [--all] --station FILE [--as AGENT] [--json]",
         "Keep what a lawsuit or a request needs from being removed; list and release holds",
         {"station", "as", "password-file", "incident", "person", "from", "to", "reason"},
         {"all"},
         runHold},
        {"about",
         "about --person NAME | --place TEXT --for internal|foi|press|court --reason TEXT"
         " --station FILE --as AGENT [--json]",
         "Show everything the station knows of a person or a place, by class, and what of it would"
         " be released; it is recorded who looked",
         {"station", "as", "password-file", "person", "place", "for", "reason"},
         {},
         runAbout},
        {"looked",
         "looked [--incident N] [--person NAME] [--agent A] [--words TEXT] [--day D] [--from T]"
         " [--to T] [--limit N] [--out FILE.csv] --reason TEXT --station FILE --as AGENT [--json]",
         "Say who opened care records, sealed notes and what is known of a person or a place, and"
         " what was exported; that you look is recorded as well",
         {"station", "as", "password-file", "incident", "person", "agent", "words", "day", "from",
          "to", "limit", "out", "reason"},
         {},
         runLooked},
    };
    return table;
}

int exitCodeOf(RefusalCode code)
{
    static const std::set<std::string_view> station = {
#define HAVEN_REFUSAL(code, english) #code,
#include "models/base/refusals_store.inc"
#undef HAVEN_REFUSAL
    };
    static const std::set<std::string_view> input = {
#define HAVEN_REFUSAL(code, english) #code,
#include "models/base/refusals_exchange.inc"
#undef HAVEN_REFUSAL
    };
    static const std::set<std::string_view> rules = {
        "SignOnWrong",    "AccountLocked",       "AccountDisabled", "AccountExists",
        "AccountUnknown", "AccountFirst",        "PasswordBad",     "AccountLastAdministrator",
        "AccountNameBad", "AccountRolesMissing", "TimeAhead",       "QueryCanceled"};
    const auto name = refusalName(code);
    if (code == RefusalCode::FileUnwritable)
        return kStation; // the disk's matter, as a station that cannot be written
    if (rules.count(name) > 0)
        return kRefused;
    if (station.count(name) > 0)
        return kStation;
    return input.count(name) > 0 ? kInput : kRefused;
}

int tell(const Refusal& refusal)
{
    std::cout.flush();
    std::cerr << "havenctl: " << withoutOrders(refusalSentence(refusal)) << " ["
              << refusalName(refusal.code) << "]\n";
    return exitCodeOf(refusal.code);
}

std::optional<int> numberOption(const Arguments& arguments, const NumberAsked& asked,
                                std::string_view usage)
{
    const auto text = arguments.option(asked.name);
    if (!text)
        return asked.usual;
    constexpr std::size_t kDigitsMax = 9; // always an int
    if (isDigits(*text) && text->size() <= kDigitsMax) {
        const int number = std::stoi(*text);
        if (number >= asked.least && number <= asked.most)
            return number;
    }
    misused(usage, "--" + asked.name + " " + *text + " is not a number from " +
                       std::to_string(asked.least) + " to " + std::to_string(asked.most));
    return std::nullopt;
}

int misused(std::string_view usage, std::string_view wrong)
{
    if (!wrong.empty())
        std::cerr << "havenctl: " << wrong << "\n";
    std::cerr << "havenctl: usage: havenctl " << usage << "\n";
    return kUsage;
}

std::string onOneLine(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

// A terminal obeys control characters; what people typed must not reach it as orders.
std::string withoutOrders(std::string_view line)
{
    std::string plain = withDirectionsShown(line);
    for (std::size_t n = 0; n < plain.size(); ++n) {
        const auto byte = static_cast<unsigned char>(plain[n]);
        const auto next = n + 1 < plain.size() ? static_cast<unsigned char>(plain[n + 1]) : 0U;
        const bool isOfTwo = byte == 0xC2 && next >= 0x80 && next < 0xA0;
        if (isOfTwo)
            plain.replace(n, 2, "?"); // the second set, from U+0080 to U+009F
        else if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F)
            plain[n] = '?';
    }
    return plain;
}

void sayLine(std::string_view line)
{
    std::cout << withoutOrders(line) << std::endl;
}

void sayJson(const nlohmann::json& document)
{
    using Handler = nlohmann::json::error_handler_t;
    std::cout << withDirectionsEscaped(document.dump(2, ' ', false, Handler::replace)) << std::endl;
}

std::optional<std::string> stationPath(const Arguments& arguments)
{
    auto path = arguments.option("station");
    if (!path || path->empty()) {
        std::cerr << "havenctl: which station? Add: --station FILE\n";
        return std::nullopt;
    }
    return path;
}

namespace {

// Reads a line from the terminal without showing it.
std::string prompted(const std::string& question)
{
    std::cerr << question << ": " << std::flush;
    termios before{};
    const bool isTerminal = tcgetattr(STDIN_FILENO, &before) == 0;
    if (isTerminal) {
        termios silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    std::string line;
    std::getline(std::cin, line);
    if (isTerminal)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    std::cerr << "\n";
    return line;
}

// Out of a file or the environment; nothing where neither is given.
Result<std::optional<std::string>> storedSecret(const Arguments& arguments, const char* option,
                                                const char* variable)
{
    if (const auto path = arguments.option(option)) {
        std::ifstream file(*path);
        std::string line;
        if (!file || !std::getline(file, line))
            return refuse(RefusalCode::FileUnreadable, *path, "it is missing or empty");
        return std::optional<std::string>(line);
    }
    const char* fromEnvironment = std::getenv(variable);
    return fromEnvironment ? std::optional<std::string>(fromEnvironment) : std::nullopt;
}

} // namespace

Result<std::string> password(const Arguments& arguments, const std::string& agent)
{
    const auto stored = storedSecret(arguments, "password-file", "HAVEN_PASSWORD");
    if (!stored)
        return stored.refusal();
    return *stored ? **stored : prompted("Password of " + agent);
}

Result<std::string> newPassword(const Arguments& arguments, const std::string& agent)
{
    const auto stored = storedSecret(arguments, "new-password-file", "HAVEN_NEW_PASSWORD");
    if (!stored)
        return stored.refusal();
    if (*stored)
        return **stored;
    for (;;) {
        std::string once = prompted("New password of " + agent);
        // What nobody sees is easily mistyped, and the first administrator has nobody to ask.
        if (isatty(STDIN_FILENO) == 0 || once == prompted("The same again"))
            return once;
        std::cerr << "The two were not the same. Type it again.\n";
    }
}

std::string operatingSystemUser()
{
    const passwd* entry = getpwuid(getuid());
    return entry ? entry->pw_name : std::to_string(getuid());
}

} // namespace haven::ctl
