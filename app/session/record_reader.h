#pragma once

#include "app/session/log_reader.h"
#include "models/dispatch/query.h"

// Two questions about the record itself: what does it hold of a person or a place, and who looked.
namespace haven {

inline constexpr int kDossierMax = 2000;

// Every entry that says the words, of a place everything of the incidents there, and what was done
// since with a care plan, a BOLO or a watch that says them. What lies
// sealed is not read. Whoever shows it has RecordView answered before. Errors: DossierWordsShort,
// and those of reading.
Result<Dossier> readDossier(Database& database, const DossierQuery& query, const LogReader& reader);

// Who opened what is not everybody's to read, and what was exported. Errors: IncidentNotFound,
// IncidentAmbiguous, and those of reading.
Result<LooksFound> readLooks(Database& database, const LooksQuery& query, const LogReader& reader);

} // namespace haven
