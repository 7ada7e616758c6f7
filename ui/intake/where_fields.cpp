#include "ui/intake/where_fields.h"

#include "models/base/text.h"
#include "models/items/qt_text.h"
#include "ui/actions/bound_key.h"
#include "ui/widgets/core_text.h"

namespace haven::ui {

namespace {

QString confidenceWord(Confidence confidence)
{
    switch (confidence) {
    case Confidence::Exact:
        return WhereFields::tr("exact");
    case Confidence::Interpolated:
        return WhereFields::tr("between known numbers");
    case Confidence::Street:
        return WhereFields::tr("street only, spot not known");
    case Confidence::Fuzzy:
        return WhereFields::tr("similar name");
    case Confidence::Coordinates:
        return WhereFields::tr("point on the map");
    case Confidence::Forced:
    case Confidence::None:
        return WhereFields::tr("not verified");
    }
    return {};
}

QString priorityName(Priority priority)
{
    return fromStd(enumName(priority));
}

constexpr int kHintRows = 3;
constexpr std::size_t kTypeHintsMax = 8;

} // namespace

Hint noPlaceHint(MapStanding standing)
{
    switch (standing) {
    case MapStanding::None:
        return {WhereFields::tr("No map"), WhereFields::tr("taken as typed, not verified"),
                Token::Second};
    case MapStanding::Loading:
        return {WhereFields::tr("The map is being read"),
                WhereFields::tr("Enter takes it as typed, not verified"), Token::Second};
    case MapStanding::Ready:
        break;
    }
    return {WhereFields::tr("No match yet"),
            WhereFields::tr("Enter takes it as typed, not verified"), Token::Second};
}

Hint placeHintWords(const PlaceHint& place)
{
    Hint hint;
    hint.text = fromStd(place.location.text);
    if (!place.location.detail.empty())
        hint.text = WhereFields::tr("%1, %2", "place, apartment")
                        .arg(hint.text, fromStd(place.location.detail));
    if (!place.town.empty())
        hint.text = WhereFields::tr("%1, %2", "place, town").arg(hint.text, fromStd(place.town));
    hint.note = coreList(place.reason);
    if (place.location.beat)
        hint.note =
            WhereFields::tr("%1, beat %2").arg(hint.note, fromStd(place.location.beat->value));
    return hint;
}

QString placeStanding(const Location& location, const Knowledge& knowledge)
{
    const QString word = confidenceWord(location.confidence);
    if (location.beat)
        return WhereFields::tr("%1, beat %2", "how sure, beat")
            .arg(word, fromStd(location.beat->value));
    if (location.point && knowledge.beats)
        return WhereFields::tr("%1, outside every beat", "how sure").arg(word);
    return WhereFields::tr("%1, no beat", "how sure").arg(word);
}

WhereFields::WhereFields(const ThemeSource& source, Desk& desk, QWidget* parent)
    : FormGrid(source, parent), m_desk(desk), m_hints(new HintList(source, kHintRows, this)),
      m_search(desk, QStringLiteral("intakePlace"))
{
    m_hints->setObjectName(QStringLiteral("intakeHints"));
    // Before the type, because place and type put the call on the board: who called from this
    // number already is shown first. The focus still starts in the location.
    QLineEdit* number = addLine(SheetField::Callback, tr("Number"));
    number->setToolTip(tr("Number to call back; Shift+Tab from the location"));
    connect(number, &QLineEdit::returnPressed, this, [this] { focusNextChild(); });
    m_location = addHinted(SheetField::Location, tr("Location"));
    m_type = addHinted(SheetField::Type, tr("Type"));
    m_disposition = addHinted(SheetField::Disposition, tr("Advised"));
    addBelow(m_hints);
    // Right behind the type: the caller talks on, and no word of theirs lands in a priority.
    NarrativeEdit* narrative = addNarrative(tr("Narrative"));
    narrative->setToolTip(tr("Narrative. Enter puts the line on the record, Tab goes on."));
    m_priority = addLine(SheetField::Priority, tr("Priority"));
    m_priority->setToolTip(tr("Priority: 1 to 5, and the reason when it is lowered, as in: 4 "
                              "caller is safe"));
    QLineEdit* detail = addLine(SheetField::Detail, tr("Apartment"));
    detail->setToolTip(tr("Apartment, floor, which door"));
    connect(m_location, &HintedLine::asked, this, &WhereFields::offerPlaces);
    // A key may be faster than the search: then it is looked up there and then, once.
    m_location->setCatchUp([this] {
        if (m_placesFor != m_location->text())
            showPlaces(m_location->text(),
                       placeHints(toStd(m_location->text()), m_desk.knowledge()));
    });
    connect(m_location, &HintedLine::chosen, this, [this](int index) {
        const auto at = static_cast<std::size_t>(index);
        if (saver() && at < m_places.size())
            saver()->choosePlace(SheetField::Location,
                                 pickedPlace(m_places[at], m_desk.knowledge()));
    });
    connect(m_location, &HintedLine::insisted, this, [this] {
        if (saver())
            saver()->takeAsTyped(SheetField::Location);
    });
    connect(m_type, &HintedLine::asked, this, &WhereFields::offerTypes);
    connect(m_type, &HintedLine::chosen, this, &WhereFields::takeType);
    connect(m_disposition, &HintedLine::asked, this, &WhereFields::offerDispositions);
    connect(m_disposition, &HintedLine::chosen, this, [this](int index) {
        const auto at = static_cast<std::size_t>(index);
        if (!saver() || at >= m_dispositions.size())
            return;
        saver()->type(SheetField::Disposition, m_dispositions[at]->code.value);
        loadText(SheetField::Disposition);
    });
}

HintedLine* WhereFields::addHinted(SheetField field, const QString& label)
{
    auto* line = new HintedLine(*m_hints, this);
    addLine(field, label, line);
    connect(line, &HintedLine::entered, this, [this] { focusNextChild(); });
    connect(line, &QLineEdit::editingFinished, this, [this, line] {
        line->settle();
        refresh();
    });
    return line;
}

std::optional<Coordinate> WhereFields::nearPoint() const
{
    const auto& caller = saver() ? saver()->sheet().callerPlace : std::nullopt;
    if (caller && caller->point)
        return caller->point;
    return m_near ? m_near() : std::nullopt;
}

// Away from the screen, because it is asked with every key; a newer text forgets the older answer.
void WhereFields::offerPlaces(const QString& text)
{
    const std::string whole = toStd(text);
    const std::string typed(trimmed(whole));
    if (typed.size() < kPlaceLettersMin || m_desk.mapStanding() != MapStanding::Ready) {
        m_search.forget();
        showPlaces(text, {});
        return;
    }
    m_search.ask(PlaceSearch{typed, nearPoint(), kPlaceHintsMax},
                 [this, text](const QueryAnswer& answer) {
                     const auto* found = std::get_if<PlacesFound>(&answer);
                     if (found && m_location->isOffering() && m_location->text() == text)
                         showPlaces(text, placeHints(found->hits));
                 });
}

void WhereFields::showPlaces(const QString& text, std::vector<PlaceHint> places)
{
    m_search.forget();
    m_placesFor = text;
    m_places = std::move(places);
    std::vector<Hint> hints;
    for (const auto& place : m_places)
        hints.push_back(placeHintWords(place));
    // A guess at the name is never taken without a key.
    const bool isSure = !m_places.empty() && m_places.front().confidence != PlaceConfidence::Fuzzy;
    if (hints.empty() && !text.trimmed().isEmpty())
        hints.push_back(noPlaceHint(m_desk.mapStanding()));
    m_location->offer(std::move(hints), isSure ? 0 : -1,
                      m_places.size() == 1 ? OnEnter::TakesTheOnly : OnEnter::TakesTheMarked);
}

void WhereFields::offerTypes(const QString& text)
{
    m_types = typesFor(toStd(text), m_desk.knowledge().codes, kTypeHintsMax);
    const bool isSure = !m_types.empty();
    // A guess is never taken without a key.
    if (!isSure)
        m_types = typesLike(toStd(text), m_desk.knowledge().codes, kTypeHintsMax);
    std::vector<Hint> hints;
    for (const auto* type : m_types) {
        Hint hint;
        hint.text =
            tr("%1  %2", "type code, label").arg(fromStd(type->code.value), coreWord(type->label));
        hint.note = priorityName(type->priority);
        hints.push_back(std::move(hint));
    }
    if (hints.empty() && !text.trimmed().isEmpty())
        hints.push_back(
            Hint{tr("No such type"), tr("type a code, or words of its name"), Token::Invalid});
    m_type->offer(std::move(hints), isSure ? 0 : -1);
}

void WhereFields::offerDispositions(const QString& text)
{
    m_dispositions = dispositionsFor(toStd(text), m_desk.knowledge().codes, kTypeHintsMax);
    std::vector<Hint> hints;
    for (const auto* rule : m_dispositions)
        hints.push_back(Hint{fromStd(rule->code.value), coreWord(rule->label), Token::Second});
    m_disposition->offer(std::move(hints), m_dispositions.empty() ? -1 : 0);
}

void WhereFields::takeType(int index)
{
    const auto at = static_cast<std::size_t>(index);
    if (!saver() || at >= m_types.size())
        return;
    saver()->type(SheetField::Type, m_types[at]->code.value);
    loadText(SheetField::Type);
}

// How it is taken as it stands, by the key that counts here.
QString WhereFields::asTypedHint() const
{
    const QString key =
        boundKeyText(source(), QStringLiteral("intakeSave"), Qt::CTRL | Qt::Key_Return);
    return key.isEmpty() ? tr("saved as typed") : tr("%1: as typed", "a key").arg(key);
}

Hint WhereFields::placeSummary() const
{
    const CallSheet& sheet = saver()->sheet();
    const std::string& text = sheet.text(SheetField::Location);
    if (trimmed(text).empty())
        return Hint{tr("Location is needed"), {}, Token::Second};
    const Incident* incident = saver()->incident();
    const bool isRecorded = incident && incident->location.text == text;
    const bool isChosen = sheet.place && sheet.place->text == text;
    if (!isRecorded && !isChosen)
        return Hint{tr("Location not found"), asTypedHint(), Token::Invalid};
    const Location& place = isRecorded ? incident->location : *sheet.place;
    return Hint{fromStd(place.text), placeStanding(place, m_desk.knowledge()),
                isUnverified(place) ? Token::Invalid : Token::Second};
}

Hint WhereFields::typeSummary() const
{
    const std::string& text = saver()->sheet().text(SheetField::Type);
    const IncidentType* type = m_desk.knowledge().codes.typeFor(trimmed(text));
    if (!type)
        return trimmed(text).empty() ? Hint{tr("Type is needed"), {}, Token::Second}
                                     : Hint{tr("No such type"), {}, Token::Invalid};
    const Incident* incident = saver()->incident();
    const QString priority = priorityName(incident ? incident->priority : type->priority);
    const auto& protocols = m_desk.knowledge().protocols;
    const auto protocol = type->protocol ? protocols.find(*type->protocol) : protocols.end();
    Hint hint;
    hint.text = coreWord(type->label);
    hint.note = protocol == protocols.end()
                    ? tr("%1, no checklist", "priority").arg(priority)
                    : tr("%1, checklist %2", "priority, protocol")
                          .arg(priority, fromStd(protocol->second.protocol.title));
    return hint;
}

void WhereFields::showSummary()
{
    if (!saver()) {
        m_hints->show({}, -1);
        return;
    }
    m_hints->show({placeSummary(), typeSummary()}, -1);
}

void WhereFields::fill()
{
    for (HintedLine* line : {m_location, m_type, m_disposition})
        line->settle();
}

void WhereFields::refresh()
{
    const bool isAdvised = saver() && saver()->sheet().kind == CallKind::Advised;
    showLine(SheetField::Disposition, isAdvised ? Shown::Yes : Shown::No);
    const bool isOffering =
        m_location->isOffering() || m_type->isOffering() || m_disposition->isOffering();
    if (!isOffering)
        showSummary();
    if (!saver())
        return;
    const Incident* incident = saver()->incident();
    const IncidentType* type =
        m_desk.knowledge().codes.typeFor(trimmed(saver()->sheet().text(SheetField::Type)));
    QString follows = tr("1 to 5");
    if (incident)
        follows = tr("%1 now", "priority").arg(priorityName(incident->priority));
    else if (type)
        follows = tr("%1 by type", "priority").arg(priorityName(type->priority));
    m_priority->setPlaceholderText(follows);
}

} // namespace haven::ui
