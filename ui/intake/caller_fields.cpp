#include "ui/intake/caller_fields.h"

#include "models/items/qt_text.h"
#include "ui/intake/where_fields.h"

#include <QSignalBlocker>

namespace haven::ui {

CallerFields::CallerFields(const ThemeSource& source, Desk& desk, QWidget* parent)
    : FormGrid(source, parent), m_desk(desk)
{
    addLine(SheetField::CallerName, tr("Caller"));
    addSafeContact();
    addLine(SheetField::SafeContactWhen, tr("Safe when"))
        ->setToolTip(tr("When and how it is safe, as in: after 18:00, not when he is home"));
    addLine(SheetField::Relation, tr("Relation"))
        ->setToolTip(tr("Who the caller is to the person, as in: brother, passer-by"));
    addLine(SheetField::Language, tr("Language"));
    addCallerPlace();
}

void CallerFields::addSafeContact()
{
    m_safe = new CalmCombo(this);
    m_safe->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_safe->setMinimumContentsLength(4);
    const std::pair<SafeContact, QString> words[] = {
        {SafeContact::NotAsked, tr("not asked")}, {SafeContact::Call, tr("call")},
        {SafeContact::TextMessage, tr("text")},   {SafeContact::Voicemail, tr("voicemail")},
        {SafeContact::Never, tr("never")},        {SafeContact::Unknown, tr("asked, not known")}};
    for (const auto& [value, word] : words)
        m_safe->addItem(word, fromStd(enumName(value)));
    addLabeled(SheetField::SafeContact, tr("Safe contact"), m_safe);
    m_safe->setToolTip(tr("How it is safe to reach the caller again"));
    connect(m_safe, &QComboBox::activated, this, [this](int index) {
        if (!saver())
            return;
        const bool isNotAsked =
            index == 0 && saver()->sheet().text(SheetField::SafeContact).empty();
        if (!isNotAsked)
            saver()->type(SheetField::SafeContact, toStd(m_safe->itemData(index).toString()));
    });
}

void CallerFields::addCallerPlace()
{
    m_hint = new HintList(source(), 1, this);
    m_hint->setObjectName(QStringLiteral("intakeCallerHint"));
    m_place = new HintedLine(*m_hint, this);
    addLine(SheetField::CallerLocation, tr("Caller is at"), m_place);
    m_place->setToolTip(tr("Where the caller is, if elsewhere"));
    addBelow(m_hint);
    connect(m_place, &QLineEdit::editingFinished, this, [this] {
        m_place->settle();
        refresh();
    });
    connect(m_place, &HintedLine::entered, this, [this] { focusNextChild(); });
    connect(m_place, &HintedLine::asked, this, [this](const QString& text) {
        m_places = placeHints(toStd(text), m_desk.knowledge());
        std::vector<Hint> hints;
        for (const auto& place : m_places)
            hints.push_back(placeHintWords(place));
        const bool isSure =
            !m_places.empty() && m_places.front().confidence != PlaceConfidence::Fuzzy;
        m_place->offer(std::move(hints), isSure ? 0 : -1,
                       m_places.size() == 1 ? OnEnter::TakesTheOnly : OnEnter::TakesTheMarked);
    });
    connect(m_place, &HintedLine::chosen, this, [this](int index) {
        const auto at = static_cast<std::size_t>(index);
        if (saver() && at < m_places.size())
            saver()->choosePlace(SheetField::CallerLocation,
                                 pickedPlace(m_places[at], m_desk.knowledge()));
    });
    connect(m_place, &HintedLine::insisted, this, [this] {
        if (saver())
            saver()->takeAsTyped(SheetField::CallerLocation);
    });
}

void CallerFields::loadText(SheetField field)
{
    if (field != SheetField::SafeContact) {
        FormGrid::loadText(field);
        return;
    }
    const QString value = saver() ? typedFromStd(saver()->sheet().text(field)) : QString();
    const QSignalBlocker blocker(m_safe);
    m_safe->setCurrentIndex(std::max(0, m_safe->findData(value)));
}

void CallerFields::fill()
{
    m_place->settle();
}

void CallerFields::refresh()
{
    if (m_place->isOffering())
        return;
    if (!saver() || saver()->sheet().text(SheetField::CallerLocation).empty()) {
        m_hint->show({}, -1);
        return;
    }
    const Location place = callerPlaceOf(saver()->sheet());
    m_hint->show({Hint{fromStd(place.text), placeStanding(place, m_desk.knowledge()),
                       isUnverified(place) ? Token::Invalid : Token::Second}},
                 -1);
}

} // namespace haven::ui
