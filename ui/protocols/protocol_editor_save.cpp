#include "ui/protocols/protocol_editor.h"

#include "models/dispatch/protocol_texts.h"
#include "models/items/qt_text.h"
#include "ui/crisis/confirm_band.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/key_button.h"

#include <algorithm>
#include <utility>

// Versions and drafts: what becomes of a text that was written.
namespace haven::ui {

namespace {

const char* const kEditorDraft = "protocol-editor"; // what is being written, for after a crash

// What is written, and on what: the key of the choice, the hash of the text in use then, the text,
// a line end between them. Before that it was the text alone.
struct UnsavedText {
    std::string open; // empty: it was not said
    std::string hash;
    std::string text;
};

UnsavedText unsavedIn(const std::string& kept)
{
    const auto end = kept.find('\n');
    const auto next = end == std::string::npos ? end : kept.find('\n', end + 1);
    if (next == std::string::npos || kept.front() == '{')
        return {{}, {}, kept};
    return {kept.substr(0, end), kept.substr(end + 1, next - end - 1), kept.substr(next + 1)};
}

} // namespace

// Also what a crash left behind. Only for whoever may go on with it.
void ProtocolEditor::takeUnsaved()
{
    if (!mayWrite())
        return;
    const auto drafts = m_desk.drafts();
    const auto kept = std::find_if(drafts.begin(), drafts.end(),
                                   [](const DeskDraft& one) { return one.key == kEditorDraft; });
    if (kept == drafts.end())
        return;
    const UnsavedText unsaved = unsavedIn(kept->text);
    const auto written = readDraft(unsaved.text);
    if (!written)
        return;
    const auto file = m_desk.knowledge().protocols.find(ProtocolId(written->id));
    const bool isHere = file != m_desk.knowledge().protocols.end();
    m_open = !unsaved.open.empty() ? unsaved.open : isHere ? kFileKey + written->id : kNewKey;
    const bool isOfFile = m_open.rfind(kFileKey, 0) == 0;
    if (isOfFile && !isHere)
        m_open = kNewKey;
    const auto before = readDraft(isOfFile && isHere ? file->second.text : std::string("{}"));
    const std::string hash = isHere ? file->second.hash : std::string();
    m_openHash = unsaved.open.empty() ? hash : unsaved.hash;
    m_draftText.clear(); // which one lies there is not known
    take(*written, before ? draftText(*before) : std::string());
    fillChoices();
    tell(tr("What was being written here is back. It is not saved."), Tone::Quiet);
}

void ProtocolEditor::keepTyped()
{
    m_keepSoon.stop();
    if (m_open.empty() || !mayWrite())
        return;
    const std::string text = draftText(m_steps.draft());
    m_desk.keepDraft({kEditorDraft, text == m_savedText
                                        ? std::string()
                                        : m_open + "\n" + m_openHash + "\n" + text});
}

int ProtocolEditor::versionHere() const
{
    const auto& files = m_desk.knowledge().protocols;
    const auto found = files.find(ProtocolId(m_steps.draft().id));
    return found == files.end() ? 0 : found->second.protocol.version;
}

std::string ProtocolEditor::draftOnFile(const std::string& key) const
{
    for (const auto& draft : m_drafts) {
        if (key == kDraftKey + draft.protocol.value)
            return draft.text;
    }
    return {};
}

std::string ProtocolEditor::hashHere() const
{
    const auto& files = m_desk.knowledge().protocols;
    const auto found = files.find(ProtocolId(m_steps.draft().id));
    return found == files.end() ? std::string() : found->second.hash;
}

// A version was saved elsewhere since this one was opened.
bool ProtocolEditor::isOvertaken() const
{
    return !m_open.empty() && m_open != kNewKey && hashHere() != m_openHash;
}

void ProtocolEditor::hearProtocols()
{
    fillChoices();
    followFile();
    retell();
}

// Where nothing was changed here, the new version is shown; else nothing is lost, and it is said.
void ProtocolEditor::followFile()
{
    if (m_sent || !isOvertaken())
        return; // what is being saved here answers for itself
    const bool isFile = m_open.rfind(kFileKey, 0) == 0;
    if (isFile && !isChanged()) {
        const int row = m_view->currentIndex().row();
        open(m_open);
        if (row >= 0 && row < m_steps.rowCount())
            m_view->setCurrentIndex(m_steps.index(row, 0));
        if (isVisible())
            tell(tr("Version %1 is in use now and shown here.", "number").arg(versionHere()),
                 Tone::Quiet);
        return;
    }
    if (!mayWrite() || m_toldHash == hashHere())
        return; // said once
    m_toldHash = hashHere();
    tell(tr("Version %1 was saved elsewhere since this was opened. What is written here is "
            "as it was; saving it asks first.",
            "number")
             .arg(versionHere()),
         Tone::Refused);
}

// Where it takes the place of a version that was not seen here, it asks first. It takes nothing out
// of use: a live station goes on starting the text that was approved until this one is.
void ProtocolEditor::save()
{
    if (m_sent || !m_save->isEnabled())
        return;
    const ProtocolId id(m_steps.draft().id);
    const auto file = m_desk.knowledge().protocols.find(id);
    if (m_open == kNewKey && file != m_desk.knowledge().protocols.end()) {
        tell(tr("The id %1 belongs to “%2”. Choose another one, or change that protocol.",
                "id, protocol")
                 .arg(fromStd(id.value), fromStd(file->second.protocol.title)),
             Tone::Refused);
        return;
    }
    if (!isOvertaken()) {
        saveNow();
        return;
    }
    m_pending = Pending::Save;
    m_askedHash = hashHere();
    m_confirm->ask(tr("Version %1 was saved elsewhere since this was opened. What is written here "
                      "takes its place; nothing of that version is in it.",
                      "number")
                       .arg(versionHere()),
                   tr("Save the new version"), ButtonKind::Danger);
}

void ProtocolEditor::saveNow()
{
    ProtocolDraft draft = m_steps.draft();
    draft.version = std::max(draft.version, versionHere() + 1);
    m_steps.setHead(draft);
    send(written(ProtocolWishAct::Save));
}

void ProtocolEditor::keep()
{
    if (!m_sent && m_keep->isEnabled())
        send(written(ProtocolWishAct::Keep));
}

ProtocolEditor::Sent ProtocolEditor::written(ProtocolWishAct act) const
{
    const ProtocolDraft& draft = m_steps.draft();
    return {0, act, draft.id, draftText(draft), draft.version, m_opening};
}

void ProtocolEditor::send(Sent what)
{
    ProtocolWish wish;
    wish.act = what.act;
    wish.protocol = ProtocolId(what.protocol);
    wish.text = what.text;
    if (what.act == ProtocolWishAct::Save)
        wish.draft = m_draftText;
    if (m_toldBefore.isEmpty())
        tell(tr("Saving…"), Tone::Quiet);
    what.id = m_desk.changeProtocol(std::move(wish));
    m_sent = std::move(what);
    retell();
}

void ProtocolEditor::hear(const Answered& answer)
{
    if (!m_sent || answer.id != m_sent->id)
        return;
    const Sent sent = *std::exchange(m_sent, std::nullopt);
    const QString before = std::exchange(m_toldBefore, QString());
    if (sent.act == ProtocolWishAct::Save) {
        hearSaved(sent, answer.result);
    } else if (!answer.result) {
        tell(before.isEmpty()
                 ? refusalText(answer.result.refusal())
                 : tr("%1 %2", "two sentences").arg(before, refusalText(answer.result.refusal())),
             Tone::Refused);
        followFile();
    } else {
        if (sent.opening == m_opening)
            m_draftText = sent.text;
        settle(sent, kDraftKey + sent.protocol);
        const QString kept = tr("It is kept as a draft, which nothing runs.");
        tell(before.isEmpty() ? kept : tr("%1 %2", "two sentences").arg(before, kept),
             before.isEmpty() ? Tone::Accepted : Tone::Refused);
    }
    retell();
}

// It lies on the disk as it was sent; what was typed since is not in it.
void ProtocolEditor::settle(const Sent& sent, const std::string& key)
{
    look();
    if (sent.opening != m_opening)
        return;
    m_savedText = sent.text;
    m_open = key;
    lint();
}

QString ProtocolEditor::savedWords(const Sent& sent) const
{
    const ProtocolId id(sent.protocol);
    const ProtocolToStart start = protocolToStart(m_desk.state(), m_desk.knowledge(), id);
    if (start.by == StartBy::EarlierApproved)
        return tr("Version %1 is saved. Until it is approved, checklists start by version %2, "
                  "which "
                  "%3 approved.",
                  "number, number, name")
            .arg(sent.version)
            .arg(start.protocol->version)
            .arg(fromStd(m_desk.state().approvals.at(id).approver));
    return tr("Version %1 is saved and in use at every window. It is a draft: a live station "
              "runs it once this text is approved.",
              "number")
        .arg(sent.version);
}

// What is not ready is not lost for that: it becomes a draft.
void ProtocolEditor::hearSaved(const Sent& sent, const Result<std::vector<Recorded>>& result)
{
    if (result) {
        if (sent.opening == m_opening) {
            m_openHash = hashHere();
            m_draftText.clear();
        }
        settle(sent, kFileKey + sent.protocol);
        followFile();
        fillChoices();
        tell(savedWords(sent), Tone::Accepted);
        return;
    }
    const Refusal& refusal = result.refusal();
    if (refusal.code != RefusalCode::ProtocolNotReady &&
        refusal.code != RefusalCode::ProtocolMalformed) {
        tell(refusalText(refusal), Tone::Refused);
        followFile();
        return;
    }
    m_toldBefore = refusalText(refusal);
    Sent kept = sent;
    kept.act = ProtocolWishAct::Keep;
    send(std::move(kept));
}

QString ProtocolEditor::standing() const
{
    const ProtocolId id(m_steps.draft().id);
    const auto& files = m_desk.knowledge().protocols;
    const auto file = files.find(id);
    if (file == files.end())
        return tr("Not in use yet");
    const auto approval = m_desk.state().approvals.find(id);
    const int version = file->second.protocol.version;
    if (approval == m_desk.state().approvals.end())
        return tr("In use: version %1, a draft", "number").arg(version);
    if (approval->second.hash == file->second.hash)
        return tr("In use: version %1, approved by %2", "number, name")
            .arg(version)
            .arg(fromStd(approval->second.approver));
    if (protocolToStart(m_desk.state(), m_desk.knowledge(), id).by == StartBy::EarlierApproved)
        return tr("On file: version %1, a draft; checklists start by version %3, which %2 approved",
                  "number, name, number")
            .arg(version)
            .arg(fromStd(approval->second.approver), fromStd(approval->second.version));
    return tr("In use: version %1, a draft; %2 approved version %3", "number, name, number")
        .arg(version)
        .arg(fromStd(approval->second.approver), fromStd(approval->second.version));
}

} // namespace haven::ui
