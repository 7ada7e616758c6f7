#pragma once

#include "app/session/agency_time.h"
#include "app/session/knowledge_base.h"
#include "models/store/engine.h"

#include <memory>
#include <string>

namespace haven::ctl {

// A station held by this program while something beside it is changed: the list of its feeds, its
// map. Such a change leaves one fact in the log like everything else.
class HeldStation final
{
public:
    // Errors: those of Engine::open, StationLocked first of all; those of loadKnowledge.
    static Result<std::unique_ptr<HeldStation>> take(const std::string& path);
    HeldStation(const HeldStation&) = delete;
    HeldStation& operator=(const HeldStation&) = delete;

    StationMode mode() const { return m_mode; }
    // What the setting is now. Errors: those of Engine::submit and the rules of a setting.
    Result<void> record(const std::string& key, const std::string& value);
    // The same as an act of somebody who signed on.
    Result<void> record(Command command, const Seat& seat);
    Engine& engine() { return *m_engine; }

private:
    HeldStation(std::unique_ptr<KnowledgeBase> base, const std::string& timeZone);

    std::unique_ptr<KnowledgeBase> m_base;
    AgencyTime m_time;
    StationMode m_mode = StationMode::Live;
    std::unique_ptr<Engine> m_engine; // last: its thread ends before what it uses goes
};

} // namespace haven::ctl
