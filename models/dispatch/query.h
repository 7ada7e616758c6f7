#pragma once

#include "models/dispatch/account.h"
#include "models/dispatch/alarm_numbers.h"
#include "models/dispatch/crisis_numbers.h"
#include "models/dispatch/event.h"
#include "models/dispatch/map_query.h"
#include "models/dispatch/report_gaps.h"
#include "models/dispatch/retention.h"
#include "models/dispatch/shift_summary.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

// Questions about what is no longer in memory. They are answered by reader threads from the
// station file; nothing but commands touches the engine's connection.
namespace haven {

struct MapCut;

inline constexpr int kPageMax = 500; // rows of one answer

// What the shift log shows for one fact, in words a supervisor reads.
HAVEN_ENUM(LogMark, Late, Overridden, Corrected, Lowered, Refused, Removed, Reconstructed)

struct LogLine {
    Envelope envelope;
    std::string who;                  // the name of who did it; the agent's id where none is known
    std::string type;                 // "UnitDispatched"
    std::vector<std::string> numbers; // incident numbers
    std::vector<UnitId> units;
    std::string text;                         // one sentence: "Sent 3A12 (primary) and 3A15"
    FieldClass fieldClass = FieldClass::Open; // the strictest class of what the text tells
    std::vector<LogMark> marks;
};

// All given conditions hold together. Newest first unless `order` says otherwise. Past incidents
// that were imported are no part of the log's pages; the search finds them.
HAVEN_ENUM(LogOrder, NewestFirst, OldestFirst)
struct LogQuery {
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::optional<IncidentId> incident;
    std::string number; // of an incident, whole or its last digits, also a cold one; empty: all
    std::optional<UnitId> unit;
    std::optional<AgentId> agent;
    std::optional<PositionId> position;
    std::vector<std::string> types;      // any of these types; empty: all
    std::vector<std::int64_t> sequences; // these facts only; empty: all
    std::vector<LogMark> marks;          // any of them; empty: all lines
    std::string words; // a phrase a line: each stands in the sentence, any case; empty: all
    LogOrder order = LogOrder::NewestFirst;
    std::optional<std::int64_t> after; // keyset: LogPage::next, or the last sequence seen
    int limit = 200;
    int scanMax = 20'000; // facts looked at for one page, so that no answer takes long
};

// The shift in numbers.
struct ShiftSummaryQuery {
    Instant from;
    Instant to;
};

// One fact with all there is to say about it.
struct FactQuery {
    std::int64_t sequence = 0;
};

// One hit of a search over incidents, past and present.
struct IncidentHit {
    std::optional<IncidentId> incident; // empty for an imported past incident
    std::string number;
    std::string source; // empty for our own
    Instant openedAt;
    std::string type;
    std::string place;
    std::string disposition;
    std::string snippet; // the matched words in their line, marked with [ and ]
    std::int64_t rowKey = 0;
};

struct SearchQuery {
    std::string words; // all of them, the last one as a prefix
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::optional<std::int64_t> before; // keyset: rowKey of the page before
    int limit = 50;
};

// What happened at this place or from this number before, newest first.
struct PriorQuery {
    // Place: as isAtOnePlace() says. Home: as isSameHome() says, which tells apartments apart.
    enum class Scope { Place, Home };
    Location location;
    Scope scope = Scope::Place;
    std::string callback;
    std::optional<IncidentId> except;
    int limit = 20;
};

// One incident as it stands, also when it has left memory.
struct IncidentQuery {
    IncidentId incident;
};

// The accounts of the station.
struct AccountsQuery {};

// What is older than the retention schedule wants it kept, for whoever may ask for its removal.
struct RetentionQuery {};

// What a removal takes, entry by entry: one that is not asked for yet, or one that was, by its
// number. For whoever may ask for one.
struct RemovalQuery {
    std::optional<RequestRemoval> asked;
    std::int64_t removal = 0; // where nothing is `asked`
};

// Which report numbers were given, and which are missing.
struct ReportNumbersQuery {};

// Who an export is for. The outward three withhold by class.
HAVEN_ENUM(LogAudience, Internal, Foi, Press, Court)

// Everything that the record holds of a person or a place, and what of it would be released to
// whom. Whoever shows the answer has RecordView answered before.
struct DossierQuery {
    ViewedKind kind = ViewedKind::Person; // or Place
    std::string words;                    // a name, or a place as it was typed
    LogAudience audience = LogAudience::Foi;
};
inline constexpr std::size_t kDossierWordsMin = 3; // fewer letters stand in every entry

// Who opened what is not everybody's to read, and what was exported. Whoever shows the answer has
// RecordView answered before.
struct LooksQuery {
    std::string number;           // of an incident, as in LogQuery
    std::string person;           // by name: also the care plans that are theirs
    std::optional<AgentId> agent; // who looked
    std::string words;            // of what stands there, the reason first of all; any case
    std::optional<Instant> from;
    std::optional<Instant> to;
    int limit = 500;
};
// What was asked for besides the incident and the time, for RecordView: "person Lake, by reyes".
std::string looksAbout(const LooksQuery& query);

// What the map draws inside of a box at a zoom (256 pixels a world at zoom 0).
struct MapCutQuery {
    Bounds box;
    double zoom = 0;
};

using Query =
    std::variant<LogQuery, SearchQuery, PriorQuery, IncidentQuery, AccountsQuery, ShiftSummaryQuery,
                 CrisisNumbersQuery, FactQuery, MapCutQuery, RecommendQuery, RoutesQuery, EtasQuery,
                 ReachQuery, NearbyQuery, PlaceSearch, TrailQuery, MapFilesQuery, AlarmNumbersQuery,
                 RetentionQuery, ReportNumbersQuery, DossierQuery, LooksQuery, RemovalQuery>;

struct LogPage {
    std::vector<LogLine> lines;
    std::int64_t total = 0; // lines that match, all pages; -1 when not counted
    std::int64_t all = -1;  // facts of the period whatever else was asked; -1 when not counted
    std::optional<std::int64_t> next; // where the log goes on; empty: that was all
};
struct FactFound {
    std::optional<LogLine> line; // empty: there is none
    std::string hash;            // SHA-256 of the envelope in the chain, in hex
    std::string previousHash;
    // Of a suggested flag: what was marked, and in which words.
    std::optional<CrisisFlagSuggested> flag;
    std::optional<Note> note;
};
// Whether the one it is for is told of it.
HAVEN_ENUM(Release, Whole, InPart, Withheld)
struct DossierItem {
    LogLine line;        // as this reader may read it
    std::string outward; // as the one it is for would read it, codes in brackets
    Release release = Release::Whole;
    std::vector<std::string> withheld; // reason codes, each once
};
struct Dossier {
    std::vector<DossierItem> items; // oldest first
    bool isCut = false;             // there is more than is looked up at once
};
struct LooksFound {
    std::vector<LogLine> lines;         // newest first, as this reader may read them
    bool isCut = false;                 // there are older ones
    std::optional<IncidentId> incident; // whose number was asked for
    std::optional<Refusal> fault;       // nothing could be looked up; then there are no lines
};
struct IncidentPage {
    std::vector<IncidentHit> hits;
    std::optional<Refusal> fault = {}; // nothing could be searched; then there are no hits
};
struct IncidentFound {
    std::optional<Incident> incident; // empty: there is none
};
struct AccountList {
    std::vector<Account> accounts;
};
struct RetentionFound {
    std::vector<RetentionDue> kinds;
    std::string ownFolder;        // where the agency writes and confirms its own periods
    std::optional<Refusal> fault; // the schedule cannot be read; then there are no kinds
};
// Why an entry goes. Along: what speaks of it, repeats it or takes it back. Since: it came to it
// after the removal was asked for, and nobody has seen it.
HAVEN_ENUM(RemovalWhy, Named, OfIncident, Along, Since)
// What makes somebody look twice. The last two stand in its way.
HAVEN_ENUM(RemovalAlert, CautionInForce, Weapon, CarePlanInForce, StillWorkedOn, Held)
struct RemovalEntry {
    // As this reader may read it. Of what they may not the words alone are missing: number, time,
    // incident, class and kind are told to whoever decides that it goes.
    LogLine line;
    std::string kind; // "caution recorded"
    bool isTold = true;
    RemovalWhy why = RemovalWhy::Named;
    std::vector<RemovalAlert> alerts;
};
struct RemovalCount {
    std::string kind;
    FieldClass fieldClass = FieldClass::Open;
    std::int64_t count = 0;
    std::int64_t untold = 0; // of these
};
// An entry that was named by a number which an incident has as well.
struct RemovalTwin {
    std::int64_t entry = 0;
    std::string incident; // "26-000035"
};
struct RemovalSight {
    std::vector<RemovalEntry> entries; // rising
    std::vector<RemovalCount> counts;  // the most first
    std::vector<RemovalEntry> staying; // what still names it, rising, kRemovalStayingMax at most
    std::int64_t stayingAll = 0;
    std::vector<RemovalTwin> twins;
    std::optional<Refusal> fault; // the rules say no; entries are told where they are known
};
struct MapCutFound {
    // Shared: it goes on to a painting thread as it is, and nobody changes it.
    std::shared_ptr<const MapCut> cut;
};
using QueryAnswer =
    std::variant<LogPage, IncidentPage, IncidentFound, AccountList, ShiftSummary, CrisisNumbers,
                 FactFound, MapCutFound, RecommendFound, RoutesFound, EtasFound, ReachFound,
                 NearbyFound, PlacesFound, TrailFound, MapFilesFound, AlarmNumbers, RetentionFound,
                 ReportNumbers, Dossier, LooksFound, RemovalSight>;

} // namespace haven
