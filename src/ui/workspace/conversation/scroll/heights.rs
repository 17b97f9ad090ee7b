//! How high the lines of a transcript are: those that were drawn once were measured, the others are taken to be of the
//! usual height.

/// What a line is taken to be high before any was measured, in pixels.
const USUAL: i32 = 58;

/// The heights of lines, in pixels.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    /// By line; nothing where it was never drawn.
    measured: Vec<Option<i32>>,
    sum: i32,
    count: i32,
}

impl Heights {
    /// A line was drawn this high.
    pub(super) fn learn(&mut self, line: usize, height: i32) {
        if line >= self.measured.len() {
            self.measured.resize(line + 1, None);
        }
        if let Some(known) = self.measured.get_mut(line) {
            let before = known.replace(height);
            self.count += i32::from(before.is_none());
            self.sum += height - before.unwrap_or(0);
        }
    }

    /// How high these lines are, the second one excluded.
    pub(super) fn between(&self, from: usize, to: usize) -> i32 {
        let usual = self.usual();
        let seen = to.min(self.measured.len());
        let known = self.measured.get(from..seen).unwrap_or_default();
        let sum: i32 = known.iter().map(|height| height.unwrap_or(usual)).sum();
        let beyond = to.saturating_sub(seen.max(from));
        sum.saturating_add(i32::try_from(beyond).unwrap_or(i32::MAX).saturating_mul(usual))
    }

    /// The line so far down, and how far down it begins.
    pub(super) fn line_at(&self, down: i32, lines: usize) -> (usize, i32) {
        let usual = self.usual();
        let mut begins = 0;
        for line in 0..lines.saturating_sub(1) {
            let height = self.measured.get(line).copied().flatten().unwrap_or(usual);
            if begins + height > down {
                return (line, begins);
            }
            begins += height;
        }
        (lines.saturating_sub(1), begins)
    }

    fn usual(&self) -> i32 {
        if self.count == 0 {
            USUAL
        } else {
            (self.sum / self.count).max(1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Heights, USUAL};

    #[test]
    fn before_anything_was_drawn_every_line_is_as_high_as_usual() {
        let heights = Heights::default();
        assert_eq!(heights.between(0, 10), 10 * USUAL);
        assert_eq!(heights.line_at(3 * USUAL + 1, 10), (3, 3 * USUAL));
        assert_eq!(heights.line_at(-5, 10), (0, 0));
        assert_eq!(heights.line_at(i32::MAX, 10).0, 9, "the last there is");
        assert_eq!(heights.line_at(0, 0), (0, 0));
    }

    #[test]
    fn what_was_measured_counts_and_sets_what_is_usual() {
        let mut heights = Heights::default();
        heights.learn(1, 100);
        heights.learn(4, 200);
        heights.learn(1, 50);
        // Usual is 125 now.
        assert_eq!(heights.between(0, 2), 125 + 50);
        assert_eq!(heights.between(1, 5), 50 + 125 + 125 + 200);
        assert_eq!(heights.between(4, 7), 200 + 2 * 125);
        assert_eq!(heights.between(6, 8), 2 * 125);
        assert_eq!(heights.line_at(176, 100), (2, 175));
    }

    #[test]
    fn a_place_leads_to_its_line_and_back() {
        let mut heights = Heights::default();
        for line in (0..200).step_by(3) {
            heights.learn(line, 30 + i32::try_from(line).unwrap_or(0) % 90);
        }
        for line in 0..300 {
            assert_eq!(
                heights.line_at(heights.between(0, line), 400),
                (line, heights.between(0, line))
            );
        }
    }
}
