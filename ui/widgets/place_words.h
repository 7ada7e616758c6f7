#pragma once

#include "models/dispatch/map_query.h"

#include <QString>

// What a found place is called, what it is and how sure it is, the same wherever one searches.
namespace haven::ui {

// "118 Wharf St, Nutmeg Harbor"; the apartment and what else was cut off stands behind it.
QString placeTitle(const PlaceCandidate& place);
// "address", "crossing", "mile marker".
QString placeKindWord(const PlaceCandidate& place);
// "exact", "between known numbers", "street only", "similar name".
QString placeSureWord(const PlaceCandidate& place);
// All of it in one sentence, with the reason.
QString placeSentence(const PlaceHit& hit);
// Below exact a person says whether it is meant.
inline bool isSure(const PlaceCandidate& place)
{
    return place.confidence == PlaceConfidence::Exact;
}

} // namespace haven::ui
