#include "app/ctl/end_request.h"
#include "app/ctl/load_station.h"
#include "app/ctl/verb.h"
#include "app/print/print_queue.h"
#include "app/print/run_card_pdf.h"
#include "app/session/handoff_export.h"
#include "app/session/knowledge_base.h"
#include "models/crisis/advisor.h"
#include "models/dispatch/flag_context.h"
#include "models/store/drafts.h"

#include <chrono>
#include <thread>

// The board and blank cards on paper, also while a console holds the station: once, or again and
// again from a timer of its own.
namespace haven::ctl {

namespace {

constexpr const char* kRunCardsUsage =
    "runcards --station FILE --out DIR|FILE.pdf [--every MINUTES] [--blank N] [--first N]"
    " [--printer NAME]";
constexpr int kEveryMinutesMax = 24 * 60;
constexpr auto kLook = std::chrono::milliseconds(200);

struct Printed {
    RunCards cards;
    StationMode mode = StationMode::Live;
};

struct RunCardPlace {
    std::string path;
    std::string printer; // empty: none
    PrintPage print = printService();
};

// The calls that are half taken at its desks go with the wish.
Result<Printed> cardsOf(const std::string& station, RunCardWish wish)
{
    const auto loaded = loadPlainStation(station);
    if (!loaded)
        return loaded.refusal();
    auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return base.refusal();
    takeStationTables(**base, station);
    if (auto calls = callsHalfTaken(loaded->reader.database()))
        wish.halfTaken = *std::move(calls);
    else
        wish.halfTaken.reset();
    if ((*base)->cues && advisorSwitchOf(loaded->state) != AdvisorSwitch::Off)
        wish.weaponIn = [&cues = *(*base)->cues](const std::string& words) {
            return weaponWordsIn(cues, words);
        };
    const AgencyTime time(loaded->state.timeZone);
    return Printed{
        runCards(loaded->state, (*base)->knowledge, systemNow(), reportClock(time), wish),
        loaded->state.mode};
}

// Into the file, and to the printer where one is named: also where the file could not be written.
// What failed first is told.
Result<void> putCards(const RunCards& cards, const RunCardPlace& place)
{
    const RunCardFiles files = runCardFiles(cards);
    Result<void> done = writeRunCardFiles(files, place.path);
    if (place.printer.empty() || files.pdf.empty())
        return done;
    Result<void> printed = place.print(place.printer, files.pdf);
    return done ? printed : done;
}

// Until somebody ends it. A try that fails is said, and the next one may succeed.
int keepPrinting(const std::string& station, const RunCardPlace& place, const RunCardWish& wish,
                 int minutes)
{
    EndRequest end;
    end.listen();
    while (end.signal() == 0) {
        const auto printed = cardsOf(station, wish);
        if (!printed) {
            tell(printed.refusal());
        } else if (const auto written = putCards(printed->cards, place); !written) {
            tell(written.refusal());
        } else {
            sayLine(place.path + " as of " + printed->cards.printedAt);
        }
        const auto next = std::chrono::steady_clock::now() + std::chrono::minutes(minutes);
        while (end.signal() == 0 && std::chrono::steady_clock::now() < next)
            std::this_thread::sleep_for(kLook);
    }
    return end.exitCode();
}

} // namespace

int runRunCards(const Arguments& arguments)
{
    const auto station = stationPath(arguments);
    if (!station)
        return kUsage;
    const std::string out = arguments.optionOr("out", "");
    const auto every = numberOption(arguments, {"every", 0, 1, kEveryMinutesMax}, kRunCardsUsage);
    const auto blank =
        numberOption(arguments, {"blank", kRunCardsUsual, 0, kRunCardsMax}, kRunCardsUsage);
    const auto first = numberOption(arguments, {"first", 1, 1, kRunCardNumberMax}, kRunCardsUsage);
    if (!every || !blank || !first)
        return kUsage;
    if (out.empty() || !arguments.words.empty())
        return misused(kRunCardsUsage);
    const RunCardWish wish{*blank, *first};
    const RunCardPlace place{runCardPath(out), arguments.optionOr("printer", "")};
    const auto printed = cardsOf(*station, wish);
    if (!printed)
        return tell(printed.refusal());
    const bool isOutward = *every > 0 || !place.printer.empty();
    if (isOutward && printed->mode != StationMode::Live)
        return tell(refuse(RefusalCode::OutwardInTraining));
    if (*every > 0)
        return keepPrinting(*station, place, wish, *every);
    if (const auto written = putCards(printed->cards, place); !written)
        return tell(written.refusal());
    if (arguments.isJson)
        sayJson({{"file", place.path},
                 {"as_of", printed->cards.printedAt},
                 {"open", printed->cards.incidents.size()},
                 {"half_taken", printed->cards.halfTakenUnread.empty()
                                    ? nlohmann::json(printed->cards.halfTaken.size())
                                    : nlohmann::json()},
                 {"units", printed->cards.units.size()},
                 {"due", printed->cards.timers.size()},
                 {"blank", printed->cards.blanks.size()}});
    else
        sayLine(place.path + " as of " + printed->cards.printedAt);
    return kDone;
}

} // namespace haven::ctl
