#include "ui/widgets/place_words.h"

#include "models/items/qt_text.h"

#include <QCoreApplication>

namespace haven::ui {

namespace {

struct PlaceWordsTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::PlaceWords)
};

} // namespace

QString placeTitle(const PlaceCandidate& place)
{
    QString title = fromStd(place.label);
    for (const std::string* more : {&place.unitPart, &place.remark, &place.town}) {
        if (!more->empty())
            title = PlaceWordsTr::tr("%1, %2", "a place, more about it").arg(title, fromStd(*more));
    }
    return title;
}

QString placeKindWord(const PlaceCandidate& place)
{
    switch (place.kind) {
    case PlaceFindKind::Address:
        return PlaceWordsTr::tr("address");
    case PlaceFindKind::Intersection:
        return PlaceWordsTr::tr("crossing");
    case PlaceFindKind::Street:
        return PlaceWordsTr::tr("street");
    case PlaceFindKind::Place:
        return PlaceWordsTr::tr("place");
    case PlaceFindKind::Coordinates:
        return PlaceWordsTr::tr("point");
    case PlaceFindKind::Milepost:
        return PlaceWordsTr::tr("mile or exit");
    case PlaceFindKind::Town:
        return PlaceWordsTr::tr("town");
    }
    return {};
}

QString placeSureWord(const PlaceCandidate& place)
{
    switch (place.confidence) {
    case PlaceConfidence::Exact:
        return PlaceWordsTr::tr("exact");
    case PlaceConfidence::Interpolated:
        return PlaceWordsTr::tr("between known numbers");
    case PlaceConfidence::Street:
        return PlaceWordsTr::tr("street only");
    case PlaceConfidence::Fuzzy:
        return PlaceWordsTr::tr("similar name");
    }
    return {};
}

QString placeSentence(const PlaceHit& hit)
{
    const QString sentence = PlaceWordsTr::tr("%1: %2, %3, %4", "place, its kind, how sure, why")
                                 .arg(placeTitle(hit.place), placeKindWord(hit.place),
                                      placeSureWord(hit.place), fromStd(hit.place.reason));
    return hit.beat ? PlaceWordsTr::tr("%1, beat %2").arg(sentence, fromStd(hit.beat->value))
                    : sentence;
}

} // namespace haven::ui
