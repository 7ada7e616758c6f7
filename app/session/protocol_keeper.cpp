#include "app/session/protocol_keeper.h"

#include "app/session/console_desk.h"
#include "app/session/protocol_files.h"

#include <fmt/format.h>

namespace haven {

namespace {

std::string dayWords(LocalDay day)
{
    return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
}

const Result<LintRules>& rulesOnce(std::optional<Result<LintRules>>& rules, const Codes& codes)
{
    if (!rules)
        rules = protocolRules(codes);
    return *rules;
}

ProtocolTold toldOf(const ProtocolWish& wish, const Result<LintRules>& rules,
                    const std::string& today, const std::string& station)
{
    ProtocolTold told;
    told.act = wish.act;
    if (wish.act == ProtocolWishAct::Look) {
        told.drafts = protocolDrafts(station);
    } else if (rules) {
        told.findings = lintProtocol({wish.text, wish.protocol.value + ".json", today}, *rules);
    } else {
        LintFinding fault;
        fault.sentence = refusalSentence(rules.refusal());
        told.findings.push_back(std::move(fault));
    }
    return told;
}

void dropSavedDraft(const ProtocolStage& stage, const std::string& station)
{
    const ProtocolOnFile& saved = stage.protocol;
    for (const auto& draft : protocolDrafts(station)) {
        if (draft.protocol != saved.protocol.id)
            continue;
        if (draft.text == saved.text || (!stage.draft.empty() && draft.text == stage.draft))
            static_cast<void>(keepProtocolDraft(draft.protocol, {}, station));
    }
}

} // namespace

ProtocolKeeper::ProtocolKeeper(Session& session)
    : m_session(session), m_rules(std::make_shared<std::optional<Result<LintRules>>>())
{}

void ProtocolKeeper::serve(ConsoleDesk& desk)
{
    desk.setProtocols(this);
}

void ProtocolKeeper::later(std::function<void()> act)
{
    // The thread ends before this does, so that it is still there when it asks.
    QMetaObject::invokeMethod(this, std::move(act), Qt::QueuedConnection);
}

void ProtocolKeeper::look(const std::string& asker, ProtocolWish wish, LocalDay today,
                          std::function<void(const ProtocolTold&)> told)
{
    const std::string topic = asker + std::string(enumName(wish.act));
    m_thread.post(topic,
                  [this, wish = std::move(wish), today, told = std::move(told), rules = m_rules,
                   codes = m_session.base().knowledge.codes, station = m_session.path()] {
                      const auto answer = std::make_shared<ProtocolTold>(
                          toldOf(wish, rulesOnce(*rules, codes), dayWords(today), station));
                      later([told, answer] { told(*answer); });
                  });
}

void ProtocolKeeper::keep(ProtocolWish wish, Done done)
{
    m_thread.post(
        "", [this, wish = std::move(wish), done = std::move(done), station = m_session.path()] {
            const auto kept = keepProtocolDraft(wish.protocol, wish.text, station);
            later([done, kept] { done(kept); });
        });
}

void ProtocolKeeper::begin(ProtocolWish wish, LocalDay today, Staged done)
{
    m_turns.add([this, wish = std::move(wish), today, done = std::move(done)] {
        stage(wish, today, done);
    });
}

void ProtocolKeeper::drop()
{
    m_turns.end();
}

void ProtocolKeeper::stage(const ProtocolWish& wish, LocalDay today, const Staged& done)
{
    const auto& protocols = m_session.base().knowledge.protocols;
    const auto here = protocols.find(wish.protocol);
    const int version = here == protocols.end() ? 0 : here->second.protocol.version;
    m_thread.post("", [this, wish, today, done, version, rules = m_rules,
                       codes = m_session.base().knowledge.codes, station = m_session.path()] {
        const auto& known = rulesOnce(*rules, codes);
        const std::string day = dayWords(today);
        auto staged = std::make_shared<Result<ProtocolStage>>(
            known ? stageProtocol(wish.text, station, {*known, day, version})
                  : Result<ProtocolStage>(known.refusal()));
        if (*staged)
            (*staged)->draft = wish.draft;
        later([this, done, staged] {
            done(*staged);
            if (!*staged)
                drop();
        });
    });
}

void ProtocolKeeper::place(const ProtocolStage& stage, Done done)
{
    m_thread.post("", [this, stage, done = std::move(done), station = m_session.path()] {
        const auto placed = stage.file->place();
        // A draft that stays is a text too many, not one too few; one that is neither what was
        // saved nor what that was written on is somebody else's.
        if (placed)
            dropSavedDraft(stage, station);
        later([this, stage, done, placed] {
            if (placed)
                m_session.useProtocol(stage.protocol);
            done(placed);
            drop();
        });
    });
}

} // namespace haven
