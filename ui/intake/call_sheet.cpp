#include "ui/intake/call_sheet.h"

#include "models/base/contracts.h"
#include "models/base/json_codec.h"

#include <algorithm>

namespace haven::ui {

const std::string& CallSheet::text(SheetField field) const
{
    static const std::string none;
    const auto found = texts.find(field);
    return found == texts.end() ? none : found->second;
}

bool CallSheet::isBlank() const
{
    const bool hasText = std::any_of(texts.begin(), texts.end(),
                                     [](const auto& one) { return !one.second.empty(); });
    return !hasText && !incident && kind == CallKind::Voice && persons.empty() &&
           vehicles.empty() && cautions.empty() && callbacks.empty() && emd == Emd{} &&
           typedLines.empty();
}

std::string wordsOf(const CallSheet& sheet)
{
    const auto call = halfTakenFrom(kSheetDraftPrefix, sheetText(sheet));
    HAVEN_EXPECT(call.has_value());
    return call ? call->words() : std::string();
}

std::string sheetDraftKey(std::int64_t number)
{
    return kSheetDraftPrefix + std::to_string(number);
}

std::string sheetText(const CallSheet& sheet)
{
    return toJson(sheet).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<CallSheet> sheetFromText(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    CallSheet sheet;
    if (json.is_discarded() || !fromJson(json, sheet))
        return std::nullopt;
    return sheet;
}

CallSheet sheetOf(const Incident& incident)
{
    CallSheet sheet;
    sheet.incident = incident.id;
    sheet.startedAt = incident.openedAt;
    sheet.place = incident.location;
    sheet.texts[SheetField::Location] = incident.location.text;
    sheet.texts[SheetField::Detail] = incident.location.detail;
    sheet.texts[SheetField::Type] = incident.type.value;
    sheet.persons = incident.persons;
    sheet.vehicles = incident.vehicles;
    sheet.emd = incident.emd;
    if (incident.calls.empty())
        return sheet;
    const Call& call = incident.calls.back();
    sheet.call = call.id;
    sheet.kind = call.kind;
    sheet.callerPlace = call.callerLocation;
    sheet.texts[SheetField::CallerName] = call.callerName;
    sheet.texts[SheetField::Callback] = call.callback;
    if (call.safeContact != SafeContact::NotAsked)
        sheet.texts[SheetField::SafeContact] = std::string(enumName(call.safeContact));
    sheet.texts[SheetField::SafeContactWhen] = call.safeContactWhen;
    sheet.texts[SheetField::Relation] = call.relation;
    sheet.texts[SheetField::Language] = call.language;
    sheet.texts[SheetField::CallerLocation] = call.callerLocation.text;
    return sheet;
}

CallSheet furtherCallOn(const Incident& incident)
{
    const CallSheet whole = sheetOf(incident);
    CallSheet sheet;
    sheet.incident = whole.incident;
    sheet.place = whole.place;
    for (const SheetField field : {SheetField::Location, SheetField::Detail, SheetField::Type})
        sheet.texts[field] = whole.text(field);
    sheet.isFurtherCall = true;
    return sheet;
}

} // namespace haven::ui
