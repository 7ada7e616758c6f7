#pragma once

#include "models/geo/place_index.h"
#include "models/geo/place_tables.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// Where on a street an address is, and how sure that is.
struct PlaceSpot {
    Coordinate at;
    PlaceConfidence confidence = PlaceConfidence::Street;
    std::string reason;
};
// Precondition: the query has a number.
PlaceSpot spotOn(const PlaceTables& tables, std::uint32_t street, const PlaceQuery& query);

// One question to the tables.
class PlaceFinder final
{
public:
    PlaceFinder(const PlaceTables& tables, std::optional<Coordinate> near);
    std::vector<PlaceCandidate> find(std::string_view text, std::size_t limit);

private:
    // A street or place by one of its names.
    struct Named {
        NameMatch match;
        std::uint32_t item = 0;
        int rank = 0;
    };

    void askFor(const PlaceQuery& query);
    bool isTownAsked(const std::string& town) const;
    // At most so many, the likeliest first.
    std::vector<Named> streetsCalled(const PlaceWords& words, std::size_t limit) const;
    std::vector<Named> placesCalled(const PlaceWords& words, std::size_t limit) const;
    int roughPenalty(Coordinate at) const;
    PlaceConfidence confidenceOf(const PlaceNames& names, const NameMatch& match,
                                 PlaceConfidence best) const;
    std::string reasonOf(const PlaceNames& names, const NameMatch& match,
                         const std::string& shown) const;
    void addPlaces(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const;
    void addTownSpots(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const;
    void addAddresses(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const;
    void addWithoutTail(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const;
    void addUnmetStreets(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const;
    void addIntersections(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const;
    void addMeetings(const Named& one, const Named& other,
                     std::vector<PlaceCandidate>& found) const;
    void weigh(const PlaceQuery& query, PlaceCandidate& candidate) const;

    const PlaceTables& m_tables;
    const std::optional<Coordinate> m_near;
    const double m_lonMeters;     // of 1e-7 degrees, at m_near
    std::string m_town;           // that was asked for; empty for none
    std::vector<bool> m_townFits; // by text; empty where no town was asked for
};

} // namespace haven
