//! Time on the floor, and how it relates to time on the wall.

use crate::domain::{Millis, Span};
use std::fmt;
use std::rc::Rc;

/// The wall: what time it is, and an alarm.
pub trait Clock {
    /// Wall time.
    fn now(&self) -> Millis;

    /// Calls `ring` once `after` has passed; a later call replaces an earlier one.
    fn alarm(&self, after: Span, ring: Box<dyn FnOnce()>);
}

/// How fast the floor's time runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Speed {
    /// It stands still.
    Paused,
    /// As on the wall.
    #[default]
    Normal,
    /// Four times as fast.
    Fast,
    /// Twenty times as fast.
    Fastest,
}

impl Speed {
    /// All of them, slowest first.
    pub const ALL: [Self; 4] = [Self::Paused, Self::Normal, Self::Fast, Self::Fastest];

    /// Floor seconds in a wall second.
    #[must_use]
    pub const fn factor(self) -> i64 {
        match self {
            Self::Paused => 0,
            Self::Normal => 1,
            Self::Fast => 4,
            Self::Fastest => 20,
        }
    }
}

/// The floor's time: it starts where the wall is and may then run faster or stand still.
#[derive(Clone)]
pub struct FloorClock {
    wall: Rc<dyn Clock>,
    speed: Speed,
    wall_anchor: Millis,
    floor_anchor: Millis,
}

impl fmt::Debug for FloorClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FloorClock")
            .field("speed", &self.speed)
            .finish_non_exhaustive()
    }
}

impl FloorClock {
    /// A floor clock that shows what the wall shows.
    #[must_use]
    pub fn new(wall: Rc<dyn Clock>) -> Self {
        let now = wall.now();
        Self {
            wall,
            speed: Speed::Normal,
            wall_anchor: now,
            floor_anchor: now,
        }
    }

    /// The time on the floor.
    #[must_use]
    pub fn now(&self) -> Millis {
        let wall = self.wall.now().since(self.wall_anchor);
        self.floor_anchor + Span(wall.0 * self.speed.factor())
    }

    /// How fast it runs.
    #[must_use]
    pub const fn speed(&self) -> Speed {
        self.speed
    }

    /// Goes on at another speed from here.
    pub fn set_speed(&mut self, speed: Speed) {
        (self.floor_anchor, self.wall_anchor) = (self.now(), self.wall.now());
        self.speed = speed;
    }

    /// Rings when the floor shows `at`; not at all while it stands still.
    pub fn alarm_at(&self, at: Millis, ring: Box<dyn FnOnce()>) {
        if self.speed != Speed::Paused {
            let (wait, factor) = (at.since(self.now()).0, self.speed.factor());
            self.wall.alarm(Span((wait + factor - 1) / factor), ring);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Clock, FloorClock, Speed};
    use crate::domain::{Millis, Span};
    use std::cell::Cell;
    use std::rc::Rc;

    #[derive(Default)]
    struct Wall(Cell<i64>, Cell<i64>);

    impl Clock for Wall {
        fn now(&self) -> Millis {
            Millis(self.0.get())
        }
        fn alarm(&self, after: Span, _: Box<dyn FnOnce()>) {
            self.1.set(after.0);
        }
    }

    #[test]
    fn floor_time_follows_the_speed_and_never_jumps_when_it_changes() {
        let wall = Rc::new(Wall::default());
        let mut floor = FloorClock::new(wall.clone());
        for (speed, expected) in [
            (Speed::Normal, 1_000),
            (Speed::Fastest, 21_000),
            (Speed::Paused, 21_000),
            (Speed::Fast, 25_000),
        ] {
            floor.set_speed(speed);
            wall.0.set(wall.0.get() + 1_000);
            assert_eq!(floor.now(), Millis(expected), "{speed:?}");
        }
    }

    #[test]
    fn an_alarm_is_set_in_wall_time() {
        let wall = Rc::new(Wall::default());
        let mut floor = FloorClock::new(wall.clone());
        floor.set_speed(Speed::Fast);
        floor.alarm_at(Millis(10_001), Box::new(|| {}));
        assert_eq!(wall.1.get(), 2_501);
        floor.set_speed(Speed::Paused);
        wall.1.set(-1);
        floor.alarm_at(Millis(20_000), Box::new(|| {}));
        assert_eq!(wall.1.get(), -1);
    }
}
