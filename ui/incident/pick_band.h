#pragma once

#include "ui/incident/part_tools.h"

#include <QPointer>

class QLineEdit;
class QListView;
class QStringListModel;

namespace haven::ui {

class KeyButton;
class PlainLabel;

// One thing chosen in place, at the foot of the panel: type a part of it, Up and Down, Enter. A
// reason stands under it where one may be given; what speaks against it is said before, not after.
class PickBand final : public QWidget
{
    Q_OBJECT

public:
    PickBand(const ThemeSource& source, QWidget* parent);

    // Asking anew leaves the question before it unanswered.
    void ask(Pick pick);
    void leave();
    bool isAsking() const { return m_isAsking; }
    // It asks in a panel so low that what can wait has to give it its room.
    bool needsAllRoom() const;

Q_SIGNALS:
    // It began or ended to ask.
    void turned();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void restyle();
    void fit();
    void filter();
    void judge();
    void record();
    void move(int step);
    void stop();
    std::optional<QString> chosen() const;

    const ThemeSource& m_source;
    Pick m_pick;
    bool m_isAsking = false;
    std::vector<std::size_t> m_shown; // indexes into the choices, as the list has them
    QPointer<QWidget> m_cameFrom;
    PlainLabel* m_question = nullptr;
    QLineEdit* m_filter = nullptr;
    QListView* m_list = nullptr;
    QStringListModel* m_model = nullptr;
    QLineEdit* m_reason = nullptr;
    PlainLabel* m_objection = nullptr;
    KeyButton* m_record = nullptr;
    KeyButton* m_leave = nullptr;
};

} // namespace haven::ui
