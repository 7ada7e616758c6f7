#pragma once

#include "models/dispatch/call_rules.h"
#include "ui/incident/part_tools.h"

class QVBoxLayout;

namespace haven::ui {

class KeyButton;
class LateChip;
class PlainLabel;

// The contact itself, where something about it is open: a caller to call back and whether that is
// safe, a call on its way to another center, a text session, a carrier that was asked, and the call
// coming from elsewhere than the incident is. One key lists all that can be recorded about it.
class CallPart final : public IncidentPart
{
    Q_OBJECT

public:
    CallPart(const PartTools& tools, QWidget* parent);

    void setIncident(const Incident* incident, Standing standing) override;
    void tick(const Incident& incident, Instant now) override;
    void bindWithin(QWidget* panel);
    // The list of what can be recorded about the call.
    void openActs();
    // Calls `record` with the reason for a call back that is not safe, asked for before the record
    // is made and not after a refusal; with none where it is safe.
    static void withReasonIfUnsafe(const PartTools& tools, const Incident& incident,
                                   const Call& call, CallbackResult result,
                                   std::function<void(const std::string& why)> record);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    PlainLabel* addLabel(const char* name, TypeRole role, Token token);
    void restyle();
    const Incident* incident() const;

    void showIfOpen();
    // call_acts_list.cpp
    void addCallbackChoices(Pick& pick, const Incident& incident) const;
    void addTransferChoices(Pick& pick, const Incident& incident) const;
    void addTextChoices(Pick& pick, const Incident& incident) const;
    void addOtherChoices(Pick& pick, const Incident& incident) const;
    void act(IncidentId id, const QString& key);
    void callBack(IncidentId id, CallbackResult result);
    void transferStep(IncidentId id, TransferStep step);
    void interpreterStep(IncidentId id, InterpreterStep step);
    void textAct(IncidentId id, const QString& key);

    std::optional<IncidentId> m_incident;
    Standing m_standing = Standing::Live;
    QVBoxLayout* m_column = nullptr;
    PlainLabel* m_title = nullptr;
    KeyButton* m_open = nullptr;
    PlainLabel* m_owed = nullptr;
    PlainLabel* m_unsafe = nullptr;
    PlainLabel* m_transfer = nullptr;
    LateChip* m_transferLate = nullptr;
    PlainLabel* m_text = nullptr;
    PlainLabel* m_ping = nullptr;
    PlainLabel* m_place = nullptr;
};

} // namespace haven::ui
