#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/latest_answer.h"
#include "ui/widgets/restricted_since.h"
#include "ui/widgets/wall_clock.h"

#include <QPointer>
#include <QStringListModel>
#include <QWidget>

#include <functional>
#include <vector>

namespace haven::ui {

class FormCard;
class KeyButton;
class PanelHeader;
class ReadingList;
class WaitLine;

// What a removal takes, entry by entry, before it is asked for and before it is approved, with a
// yes that is a key of its own: whoever means it has the list before them. It hides itself when it
// was answered, and shows nothing to the next one who sits here.
class RemovalSightView final : public QWidget
{
    Q_OBJECT

public:
    // What the yes does: the request or the approval, with what was shown in it.
    using Meant = std::function<void(Command)>;

    // `page`: within which its keys work. `name` is unique in the window: "removal", "due".
    RemovalSightView(const ThemeSource& source, Desk& desk, WallClock clock, const QString& name,
                     QWidget& page, Meant meant, QWidget* parent);

    void ask(RequestRemoval command);
    // For the yes where it may still be approved.
    void approve(std::int64_t removal);
    // For the list alone.
    void look(std::int64_t removal);
    void leave();
    // For the layout of the page: that the list is still being read, as of many entries.
    WaitLine* waiting() const { return m_waiting; }

Q_SIGNALS:
    // The list is on the screen, or was and is gone.
    void opened();
    void left();
    // Why it cannot be.
    void said(const QString& sentence, haven::ui::Tone tone);

private:
    enum class Wanted { Request, Approval, Look };
    void begin(Wanted wanted, RemovalQuery query);
    void show(const RemovalSight& sight);
    void tellHead(const RemovalSight& sight);
    QStringList rowsOf(const RemovalSight& sight) const;
    QStringList countRows(const RemovalSight& sight) const;
    QString rowOf(const RemovalEntry& entry) const;
    QString timeOf(Instant at) const;
    void say();
    void hear(const std::vector<Recorded>& facts);

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    LatestAnswer m_answer;
    RestrictedSince m_restricted;
    Meant m_meant;
    Wanted m_wanted = Wanted::Look;
    RemovalQuery m_query;
    RemovalSight m_sight;
    QPointer<QWidget> m_back; // where the focus was before
    QStringListModel m_rows;
    PanelHeader* m_header = nullptr;
    FormCard* m_card = nullptr;
    KeyButton* m_yes = nullptr;
    KeyButton* m_no = nullptr;
    ReadingList* m_list = nullptr;
    WaitLine* m_waiting = nullptr; // of the page
};

} // namespace haven::ui
