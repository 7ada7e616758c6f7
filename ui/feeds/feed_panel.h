#pragma once

#include "models/items/feed_list_model.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/board_view.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace haven::ui {

class PanelHeader;

// The feeds of live positions: which stand, since when the others do not, and what the system says
// of it. They are tried again by themselves; nothing here starts or stops one.
class FeedPanel final : public QWidget
{
    Q_OBJECT

public:
    FeedPanel(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

    BoardView& view() const { return *m_view; }

Q_SIGNALS:
    void left();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void tell();
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    FeedListModel m_model;
    QTimer m_clock;
    PanelHeader* m_header;
    BoardView* m_view;
    QLabel* m_detail;
};

// "live", "line is down".
QString feedHealthWord(FeedHealth health);
// All there is to say of one.
QString feedWords(const FeedRow& row, Instant now);

// The feeds in a few words, for the status strip: how long ago the newest position came, or what
// is wrong. Empty without a feed.
struct FeedGlance {
    QString words;
    bool isBad = false;
};
FeedGlance feedGlance(const std::vector<FeedRow>& feeds, Instant now);

} // namespace haven::ui
