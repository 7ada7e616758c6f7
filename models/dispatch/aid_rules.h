#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/state.h"

#include <optional>
#include <string>
#include <vector>

// What is known of the requests to others: which are open, which are late, whose turn it is.
namespace haven {

// At most so many requests in one incident, companies on one list, and lists.
inline constexpr std::size_t kAidRequestsMax = 60;
inline constexpr std::size_t kRotationMembersMax = 60;
inline constexpr std::size_t kRotationListsMax = 200;
inline constexpr int kAidMinutesMax = 24 * 60;
// Where the agency's table has lost a kind, its requests are late after so long without an answer.
inline constexpr Span kAidAnswerMax = Span::minutes(5);

bool isAidOpen(AidStage stage);
bool isAidOpen(const AidRequest& request);
// Which step may follow which.
bool mayAidBecome(AidStage before, AidStage after);
std::size_t openAidCount(const Incident& incident);
const AidRequest* aidNumbered(const Incident& incident, std::int64_t number);
// The newest that is open; nullptr: there is none.
const AidRequest* newestOpenAid(const Incident& incident, const std::string& kind);
// When it is late: nobody answered, or the time they gave is over. Nothing: it cannot be late now.
std::optional<Instant> aidDueAt(const AidRequest& request, const AidTable& table);
// The one that was late last, so that an answer to one quiets no other; else the one late next.
// nullptr: none can be late.
const AidRequest* nextLateAid(const Incident& incident, const AidTable& table, Instant now);
// The newest time of a request: no step of it comes before that.
Instant aidLastStepAt(const AidRequest& request);

// "asked", "accepted", "rolling", "arrived", "finished", "refused", "noanswer", "canceled": as it
// is typed. A second word that people use is understood.
std::string aidStageWord(AidStage stage);
std::optional<AidStage> aidStageFromWord(std::string_view word);
std::string aidWayWord(AidWay way); // "phone"; empty: not said
std::optional<AidWay> aidWayFromWord(std::string_view word);
// "Tow truck, Harbor Towing"
std::string aidName(const AidRequest& request);
// "asked", "accepted, there in 7 min", "2 min late", "arrived": how it stands.
std::string aidStanding(const AidRequest& request, const AidTable& table, Instant now);

// --- turns ---

// "tow/3/heavy", "tow/*/*".
std::string rotationKey(const std::string& kind, const std::string& zone, const std::string& grade);
// "tow, zone 3, class heavy"
std::string rotationName(const RotationList& list);
std::vector<std::string> companiesOf(const RotationList& list);

// As in the name of a list: the one for every zone, the one without a class.
inline constexpr std::string_view kRotationAny = "*";
struct TurnWish {
    std::string kind;  // the code of the table
    std::string zone;  // empty: the beat of the incident
    std::string grade; // empty: there is one
};
// Those of the zone, then those for everywhere.
std::vector<const RotationList*> rotationsFitting(const State& state, const Incident& incident,
                                                  const TurnWish& wish);
// All there are, for whoever asked for another: those of the kind first; "none".
std::string rotationsThere(const State& state, std::string_view kind);
std::string rotationKeys(const std::vector<const RotationList*>& lists); // "tow/3/*, tow/*/heavy"
// That of the zone, else the one for everywhere. Errors: RotationNone; RotationNeedsClass where no
// class is named, none of these lists is without one and the agency's lists of the kind differ.
Result<const RotationList*> rotationFor(const State& state, const Incident& incident,
                                        const TurnWish& wish);
// The first who was neither asked nor passed over for this incident; nullptr: all were.
const RotationMember* nextInTurn(const RotationList& list, const Incident& incident);

enum class TurnBefore { Waiting, Taken }; // whether the company has had its turn already
// The companies in their order once that has happened to one of them.
std::vector<std::string> orderAfter(std::vector<std::string> order, const std::string& company,
                                    TurnPlace place, TurnBefore before);

} // namespace haven
