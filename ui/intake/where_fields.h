#pragma once

#include "ui/intake/form_grid.h"
#include "ui/intake/sheet_choices.h"
#include "ui/widgets/latest_answer.h"

namespace haven::ui {

// Where it is and what it is: the two things that put a call on the board, with what their words
// may mean below them, then priority, apartment and narrative.
class WhereFields final : public FormGrid
{
    Q_OBJECT

public:
    WhereFields(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

    // Where one looks just now: it settles what words leave open when the caller's place does not.
    void setNear(std::function<std::optional<Coordinate>()> near) { m_near = std::move(near); }

protected:
    void fill() override;
    void refresh() override;

private:
    HintedLine* addHinted(SheetField field, const QString& label);
    void offerPlaces(const QString& text);
    void showPlaces(const QString& text, std::vector<PlaceHint> places);
    void offerTypes(const QString& text);
    void offerDispositions(const QString& text);
    void takeType(int index);
    void showSummary();
    QString asTypedHint() const;
    Hint placeSummary() const;
    Hint typeSummary() const;

    std::optional<Coordinate> nearPoint() const;

    Desk& m_desk;
    std::function<std::optional<Coordinate>()> m_near;
    HintList* m_hints;
    HintedLine* m_location;
    HintedLine* m_type;
    HintedLine* m_disposition;
    QLineEdit* m_priority;
    LatestAnswer m_search;
    std::vector<PlaceHint> m_places;
    QString m_placesFor; // the text they were found for
    std::vector<const IncidentType*> m_types;
    std::vector<const DispositionRule*> m_dispositions;
};

// Why none is offered.
Hint noPlaceHint(MapStanding standing);
// The hint of a place: its label, how sure it is, and its beat.
Hint placeHintWords(const PlaceHint& place);
// "exact, beat 3"; "not verified" where nobody could match it.
QString placeStanding(const Location& location, const Knowledge& knowledge);

} // namespace haven::ui
