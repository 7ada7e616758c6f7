#pragma once

#include "models/dispatch/past_incident.h"
#include "models/exchange/import_profile.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <variant>

namespace haven {

// Why a row did not become a past incident. AlreadyRecorded is for whoever stores them.
HAVEN_ENUM(RejectReason, RepeatedHeader, RaggedRow, NoReceivedTime, NoNumber, RepeatedRow, TooLong,
           AlreadyRecorded)

struct RowReject {
    RejectReason reason;
    std::string detail; // what was found, for the sentence
};

// What is worth counting about a row that was taken.
struct MappedCall {
    PastIncident incident;
    int clockSlips = 0;  // times that step back behind receipt
    int unreadTimes = 0; // times that are no time; kept as details
    bool hasDerivedNumber = false;
};

constexpr std::size_t kPastTextBytesMax = 64 * 1024; // of one field of a past incident
constexpr std::size_t kPastUnitsMax = 200;

// One row of a file to one past incident, after a profile whose columns were found in the header.
class CallMapper final
{
public:
    // Refusal: CsvColumnMissing. Precondition: the header is the first row of a file with header.
    static Result<CallMapper> bind(ImportProfile profile, const std::string& fileName,
                                   const CsvRow* header);

    // Remembers the numbers it has seen: a second row with the same number but another content is
    // taken as "number/2", the very same row is rejected.
    std::variant<MappedCall, RowReject> map(const CsvRow& row);

    const ImportProfile& profile() const { return m_profile; }

private:
    struct Seen {
        std::uint64_t firstRow;
        int count;
    };
    struct ReadTime {
        std::optional<Instant> instant;
        bool isSlip = false;
        std::string unread;
    };

    CallMapper() = default;
    std::optional<RowReject> shapeOf(const CsvRow& row) const;
    ReadTime readTime(const TimeRule& rule, const CsvRow& row,
                      const std::optional<Instant>& receivedAt) const;
    void mapTimes(const CsvRow& row, MappedCall& call) const;
    void mapCodes(const CsvRow& row, PastIncident& incident) const;
    void mapUnits(const CsvRow& row, PastIncident& incident) const;
    void mapCoordinates(const CsvRow& row, PastIncident& incident) const;
    void reconstructClearing(PastIncident& incident) const;
    std::string deriveNumber(const CsvRow& row, Instant receivedAt) const;
    std::optional<RowReject> settleNumber(const CsvRow& row, PastIncident& incident);

    ImportProfile m_profile;
    std::vector<std::string> m_header;
    std::size_t m_width = 0;
    std::unordered_map<std::string, Seen> m_seen; // by number
    std::unordered_set<std::uint64_t> m_repeats;  // second and later rows of a number
};

// The first choice of the rule that gives a text from the row, edited and trimmed; empty if none.
// Precondition: the rule's columns are bound.
std::string textOf(const TextRule& rule, const CsvRow& row);
// One sentence for a rejects list, in English.
std::string rejectSentence(const RowReject& reject);

} // namespace haven
