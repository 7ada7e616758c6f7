#pragma once

#include "app/session/log_reader.h"
#include "models/dispatch/log_words.h"

#include <string>
#include <vector>

// Two questions about the record itself: what does it hold of a person or a place, and who looked.
namespace haven {

inline constexpr int kDossierMax = 2000;

// Every entry that says the words, and of a place everything of the incidents there. What lies
// sealed is not read. Whoever shows it has RecordView answered before. Errors: DossierWordsShort,
// and those of reading.
Result<Dossier> readDossier(Database& database, const DossierQuery& query, const LogReader& reader);

struct LooksQuery {
    std::string number;           // of an incident, as in LogQuery
    std::string person;           // by name: also the care plans that are theirs
    std::optional<AgentId> agent; // who looked
    std::optional<Instant> from;
    std::optional<Instant> to;
    int limit = 200;
};

// Who opened what is not everybody's to read, and what was exported, newest first. `plans` are
// those of the State.
Result<std::vector<LogLine>> readLooks(Database& database, const LooksQuery& query,
                                       const std::map<CarePlanId, CarePlan>& plans,
                                       const LogReader& reader);

} // namespace haven
